package dev.reknit.weaver.track;

import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.track.Ownership.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds what builds that weave only what changed leave behind: a woven class cannot be woven anew, and a durable one knows the classes that there were
 * then, or is made of classes of which nobody knew then that they are saved.
 */
record Outdated(ClassIndex index, ClassModel type) {
    private static final int NOT_MADE_SO =
            Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD;

    /**
     * Finds it.
     *
     * @param woven what the class is to know if it is woven now; null if it was before
     * @param now what it would know
     */
    List<Failure> find(@Nullable String woven, Supplier<String> now) {
        List<Failure> found = new ArrayList<>();
        if (woven != null) {
            for (String each : woven.split(",")) {
                if (index.find(each.replace('.', '/'))
                        .filter(Outdated::isUnsaved)
                        .isPresent()) {
                    found.add(failure("is made of " + each
                            + ", which was woven before that was known; compile that again, as" + " mvn clean does"));
                }
            }
            return found;
        }
        Object known = type.field(Marks.CLASSES).map(FieldModel::constant).orElse(null);
        if (known instanceof String names) {
            Set<String> missing = new TreeSet<>(List.of(now.get().split(",")));
            missing.removeAll(Set.of(names.split(",")));
            for (String each : missing) {
                found.add(failure(
                        "was woven before " + each + " was there, which its objects may be made of now; compile it"
                                + " again, as mvn clean does"));
            }
        }
        return found;
    }

    private static boolean isUnsaved(ClassModel type) {
        return type.isWoven()
                && (type.access() & NOT_MADE_SO) == 0
                && !type.interfaces().contains(OwnedTypes.SAVEABLE);
    }

    private static Failure failure(String why) {
        return new Failure(Severity.ERROR, why);
    }
}
