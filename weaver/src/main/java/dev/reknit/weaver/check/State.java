package dev.reknit.weaver.check;

import dev.reknit.weaver.model.FieldModel;
import net.bytebuddy.jar.asm.Opcodes;

/** Which fields are an object's state. */
public final class State {
    private State() {}

    /** Whether a field is captured with its object. One that Reknit fills is not. */
    public static boolean has(FieldModel field) {
        return !field.isStatic()
                && (field.access() & Opcodes.ACC_TRANSIENT) == 0
                && field.annotation("Ldev/reknit/Ephemeral;").isEmpty()
                && field.annotation("Ldev/reknit/Redundant;").isEmpty();
    }
}
