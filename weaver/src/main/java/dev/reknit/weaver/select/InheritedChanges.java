package dev.reknit.weaver.select;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.model.RawClassFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a durable class inherits from classes that are not: methods that may change something, calls of which nobody notices. An annotation is
 * for the methods that its class declares, and those that inherit it.
 */
final class InheritedChanges {
    private static final int NOT_COVERED = Opcodes.ACC_PRIVATE
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_SYNTHETIC;

    private InheritedChanges() {}

    /** The methods, each with its class; none where a class cannot be read. */
    static List<String> of(ClassModel type, String annotation, ClassIndex index) {
        List<String> found = new ArrayList<>();
        Set<String> overridden = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (ClassModel next = type; next != null && seen.add(next.name()); next = above(next, index)) {
            boolean covered = index.annotation(next, annotation).isPresent();
            for (MethodModel each : next.methods()) {
                boolean inherited = !each.isInitializer() && (each.access() & NOT_COVERED) == 0;
                if (inherited
                        && overridden.add(each.name() + each.descriptor())
                        && !covered
                        && Changes.maybeMadeBy(next, each)) {
                    found.add(next.binaryName() + "." + each.display());
                }
            }
        }
        return found;
    }

    private static @Nullable ClassModel above(ClassModel type, ClassIndex index) {
        String name = type.superName();
        try {
            byte[] classFile = name == null || RawClassFile.isPlatform(name) ? null : index.read(name);
            return classFile == null ? null : ClassModelReader.whole(classFile);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
