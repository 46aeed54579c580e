package dev.reknit.weaver.select;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.model.MethodModel.Call;
import dev.reknit.weaver.model.MethodModel.Effect;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells methods that may change something from those that only read. One only reads if its code stores nothing in a field or an array, and calls
 * nothing but what never changes anything, and methods of the same class, which no other class can override, of which the same is
 * true. So a getter, a sum, and a {@code toString} of numbers only read; what asks a collection does not, since that leads to code which is not seen.
 */
final class Changes {
    private static final int NOT_OVERRIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private final ClassModel type;
    private final Set<String> underway = new HashSet<>();

    private Changes(ClassModel type) {
        this.type = type;
    }

    /** Whether a method may change something. */
    static boolean maybeMadeBy(ClassModel type, MethodModel method) {
        return new Changes(type).maybeMadeBy(method);
    }

    /** What is under way, as in a recursion, is judged by the rest of it. */
    private boolean maybeMadeBy(MethodModel method) {
        if (underway.add(method.name() + method.descriptor())) {
            for (Effect each : method.effects()) {
                if (each.own() == null || !onlyReads(each.own())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean onlyReads(Call call) {
        return type.method(call.name(), call.descriptor())
                .filter(each -> (each.access() & NOT_OVERRIDDEN) != 0 || (type.access() & Opcodes.ACC_FINAL) != 0)
                .filter(each -> (each.access() & Opcodes.ACC_NATIVE) == 0 && !maybeMadeBy(each))
                .isPresent();
    }
}
