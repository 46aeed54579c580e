package dev.reknit.weaver.rewrite;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Writes the code of the tier about state around a call of the body, where the call is written to a journal. The Java that it amounts to
 * stands with {@link dev.reknit.runtime.journal.JournalGate}.
 */
final class JournalWrapper {
    private static final String OPEN = "(Ljava/lang/Object;)L" + Names.JOURNALED_CALL + ";";

    private final Emitter emit;
    private final MethodVisitor code;
    private final int call;

    private JournalWrapper(Emitter emit) {
        this.emit = emit;
        this.code = emit.code();
        this.call = emit.local(1);
    }

    /**
     * The code of one method.
     *
     * @param scoped the body that logs what it changes, called in place of the other one; null if there is none
     */
    static void write(Emitter emit, String owner, Constant gate, String inner, @Nullable LoggingBody scoped) {
        new JournalWrapper(emit).write(owner, gate, inner, scoped);
    }

    private void write(String owner, Constant gate, String inner, @Nullable LoggingBody scoped) {
        int log = emit.local(1);
        int result = emit.local(2);
        Label opened = new Label();
        Label unlogged = new Label();
        Label logged = new Label();
        Label done = new Label();
        Label handler = new Label();
        if (scoped != null) {
            emit.protect(opened, logged, handler);
        }
        emit.protect(scoped == null ? opened : unlogged, done, handler);

        gate.load(code, owner);
        emit.loadSelf();
        emit.callRuntime(Names.JOURNAL_GATE, "open", OPEN);
        code.visitVarInsn(Opcodes.ASTORE, call);
        code.visitLabel(opened);
        putArguments(log);
        if (scoped != null) {
            code.visitVarInsn(Opcodes.ALOAD, call);
            emit.callRuntime(Names.JOURNALED_CALL, "log", "()L" + Names.UNDO_LOG + ";");
            code.visitVarInsn(Opcodes.ASTORE, log);
            code.visitVarInsn(Opcodes.ALOAD, log);
            code.visitJumpInsn(Opcodes.IFNULL, unlogged);
            emit.callWithLog(scoped, log);
            code.visitLabel(logged);
            succeed(result);
            code.visitLabel(unlogged);
            emit.frame(List.of(Names.JOURNALED_CALL, Names.UNDO_LOG));
        }
        emit.callWithParameters(inner);
        code.visitLabel(done);
        succeed(result);

        code.visitLabel(handler);
        emit.frame(List.of(Names.JOURNALED_CALL), Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        code.visitVarInsn(Opcodes.ALOAD, call);
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.callRuntime(Names.JOURNALED_CALL, "failed", "(Ljava/lang/Throwable;)V");
        code.visitVarInsn(Opcodes.ALOAD, result);
        code.visitInsn(Opcodes.ATHROW);
    }

    private void putArguments(int writer) {
        Label unwritten = new Label();
        code.visitVarInsn(Opcodes.ALOAD, call);
        emit.callRuntime(Names.JOURNALED_CALL, "arguments", "()L" + Names.STATE_WRITER + ";");
        code.visitVarInsn(Opcodes.ASTORE, writer);
        code.visitVarInsn(Opcodes.ALOAD, writer);
        code.visitJumpInsn(Opcodes.IFNULL, unwritten);
        emit.putParameters(writer);
        code.visitVarInsn(Opcodes.ALOAD, call);
        emit.callRuntime(Names.JOURNALED_CALL, "written", "()V");
        code.visitLabel(unwritten);
        emit.frame(List.of(Names.JOURNALED_CALL));
    }

    private void succeed(int result) {
        emit.storeResult(result);
        code.visitVarInsn(Opcodes.ALOAD, call);
        emit.loadBoxedResult(result);
        emit.callRuntime(Names.JOURNALED_CALL, "succeeded", "(Ljava/lang/Object;)V");
        emit.returnResult(result);
    }
}
