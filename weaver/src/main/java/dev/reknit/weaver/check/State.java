package dev.reknit.weaver.check;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.Opcodes;

/** Which fields are an object's state. */
public final class State {
    private State() {}

    /** The fields of an object's state that a method's code writes, of those that its class declares. */
    static Set<String> written(ClassModel type, MethodModel method) {
        Set<String> written = new TreeSet<>();
        for (MethodModel.FieldWrite each : method.writes()) {
            FieldModel field = type.field(each.field()).orElse(null);
            if (!each.isStatic() && field != null && has(field)) {
                written.add(each.field());
            }
        }
        return written;
    }

    /** Whether a field is captured with its object. One that Reknit fills is not. */
    public static boolean has(FieldModel field) {
        return !field.isStatic()
                && (field.access() & Opcodes.ACC_TRANSIENT) == 0
                && field.annotation("Ldev/reknit/Ephemeral;").isEmpty()
                && field.annotation("Ldev/reknit/Redundant;").isEmpty();
    }
}
