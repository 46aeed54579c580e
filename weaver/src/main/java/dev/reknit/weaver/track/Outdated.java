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
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was woven, or let pass, too early: by builds that weave only what changed, and by the agent where a class is loaded before the durable one
 * that is made of it. A woven class cannot be woven anew, and a durable one knows the classes that there were then, or is made of classes of which nobody
 * knew then that they are saved.
 *
 * @param passed whether a class that may be woven was let pass, by its internal name
 */
record Outdated(ClassIndex index, ClassModel type, Predicate<String> passed) {
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
                ClassModel part = index.find(each.replace('.', '/')).orElse(null);
                if (part != null && isUnsaved(part)) {
                    found.add(failure("is made of " + each + ", which was " + whatWasDone(part)));
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

    private boolean isUnsaved(ClassModel part) {
        return (part.access() & NOT_MADE_SO) == 0
                && (part.isWoven() ? !part.interfaces().contains(OwnedTypes.SAVEABLE) : passed.test(part.name()));
    }

    private static String whatWasDone(ClassModel part) {
        return part.isWoven()
                ? "woven before that was known; compile that again, as mvn clean does"
                : "loaded before that was known, so that its objects can be saved by a StateCodec only; have this class"
                        + " loaded first, or weave both at build time";
    }

    private static Failure failure(String why) {
        return new Failure(Severity.ERROR, why);
    }
}
