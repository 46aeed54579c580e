package dev.reknit.weaver.rewrite;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Writes the code of the tier about state around a call of the body. The Java that it amounts to stands with {@link
 * dev.reknit.runtime.state.CheckpointGate}.
 */
final class StateWrapper {
    private static final String OPEN = "(Ljava/lang/Object;[Ljava/lang/Object;)L" + Names.SCOPE + ";";

    private StateWrapper() {}

    /**
     * The state of the object around one attempt.
     *
     * @param scoped the body that logs what it changes, called in place of the other one; null if there is none
     * @param arguments whether the arguments are part of it
     * @param testsResult whether a result may turn out not to be accepted
     */
    static void write(
            Emitter emit,
            String owner,
            Constant gate,
            String inner,
            @Nullable LoggingBody scoped,
            boolean arguments,
            boolean testsResult) {
        MethodVisitor code = emit.code();
        int scope = emit.local(1);
        int log = scoped == null ? -1 : emit.local(1);
        int result = emit.local(2);
        Label opened = new Label();
        Label unlogged = new Label();
        Label logged = new Label();
        Label attempted = new Label();
        Label handler = new Label();
        if (scoped != null) {
            emit.protect(opened, logged, handler);
        }
        emit.protect(scoped == null ? opened : unlogged, attempted, handler);

        gate.load(code, owner);
        emit.loadSelf();
        if (arguments || (scoped == null && emit.hasObjects())) {
            emit.loadParameterArray();
        } else {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
        emit.callRuntime(Names.CHECKPOINT_GATE, "open", OPEN);
        code.visitVarInsn(Opcodes.ASTORE, scope);
        code.visitLabel(opened);
        if (scoped != null) {
            code.visitVarInsn(Opcodes.ALOAD, scope);
            emit.callRuntime(Names.SCOPE, "log", "()L" + Names.UNDO_LOG + ";");
            code.visitVarInsn(Opcodes.ASTORE, log);
            code.visitVarInsn(Opcodes.ALOAD, log);
            code.visitJumpInsn(Opcodes.IFNULL, unlogged);
            emit.callWithLog(scoped, log);
            code.visitLabel(logged);
            succeed(emit, scope, result, testsResult);
            code.visitLabel(unlogged);
            emit.frame(List.of(Names.SCOPE, Names.UNDO_LOG));
        }
        emit.callWithParameters(inner);
        code.visitLabel(attempted);
        succeed(emit, scope, result, testsResult);

        code.visitLabel(handler);
        emit.frame(List.of(Names.SCOPE), Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        code.visitVarInsn(Opcodes.ALOAD, scope);
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.callRuntime(Names.SCOPE, "failed", "(Ljava/lang/Throwable;)V");
        code.visitVarInsn(Opcodes.ALOAD, result);
        code.visitInsn(Opcodes.ATHROW);
    }

    private static void succeed(Emitter emit, int scope, int result, boolean testsResult) {
        emit.storeResult(result);
        emit.code().visitVarInsn(Opcodes.ALOAD, scope);
        if (testsResult) {
            emit.loadBoxedResult(result);
        }
        emit.callRuntime(Names.SCOPE, "succeeded", testsResult ? "(Ljava/lang/Object;)V" : "()V");
        emit.returnResult(result);
    }
}
