package dev.reknit.weaver.rewrite;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Writes the code of the tier about state around a call of the body: a gate is opened, which gives an object that is told how the call
 * ended. What gate, and what else it wants to know, is said by {@link CheckpointWrapper} and {@link JournalWrapper}.
 */
abstract class StateWrapper {
    final Emitter emit;
    final MethodVisitor code;

    /** What the gate gives, by its internal name; and the local variable that it is in. */
    final String type;

    final int opened;

    StateWrapper(Emitter emit, String type) {
        this.emit = emit;
        this.code = emit.code();
        this.type = type;
        this.opened = emit.local(1);
    }

    /** Opens the gate; it and the object on which the method is called are on the stack. {@code logs}: whether there is a body that logs. */
    abstract void open(boolean logs);

    /** What is done between opening and the body; failures of it are failures of the call. */
    void begin() {}

    /** Tells that the body returned, with what it was opened and the boxed result at hand. */
    abstract void succeeded(int result);

    /**
     * The code of one method.
     *
     * @param scoped the body that logs what it changes, called in place of the other one; null if there is none
     */
    final void write(String owner, Constant gate, String inner, @Nullable LoggingBody scoped) {
        int log = scoped == null ? -1 : emit.local(1);
        int result = emit.local(2);
        Label begun = new Label();
        Label unlogged = new Label();
        Label logged = new Label();
        Label done = new Label();
        Label handler = new Label();
        if (scoped != null) {
            emit.protect(begun, logged, handler);
        }
        emit.protect(scoped == null ? begun : unlogged, done, handler);

        gate.load(code, owner);
        emit.loadSelf();
        open(scoped != null);
        code.visitVarInsn(Opcodes.ASTORE, opened);
        code.visitLabel(begun);
        begin();
        if (scoped != null) {
            loadOpened();
            emit.callRuntime(type, "log", "()L" + Names.UNDO_LOG + ";");
            code.visitVarInsn(Opcodes.ASTORE, log);
            code.visitVarInsn(Opcodes.ALOAD, log);
            code.visitJumpInsn(Opcodes.IFNULL, unlogged);
            emit.callWithLog(scoped, log);
            code.visitLabel(logged);
            end(result);
            code.visitLabel(unlogged);
            emit.frame(List.of(type, Names.UNDO_LOG));
        }
        emit.callWithParameters(inner);
        code.visitLabel(done);
        end(result);

        code.visitLabel(handler);
        emit.frame(List.of(type), Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        loadOpened();
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.callRuntime(type, "failed", "(Ljava/lang/Throwable;)V");
        code.visitVarInsn(Opcodes.ALOAD, result);
        code.visitInsn(Opcodes.ATHROW);
    }

    private void end(int result) {
        emit.storeResult(result);
        succeeded(result);
        emit.returnResult(result);
    }

    final void loadOpened() {
        code.visitVarInsn(Opcodes.ALOAD, opened);
    }
}
