package dev.reknit.weaver.rewrite;

import dev.reknit.runtime.Gate;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes the code of each tier around a call of the next. The Java that they amount to stands with
 * {@link dev.reknit.runtime.Gate}. Frames are written by hand, so that no other class is looked at.
 */
final class Wrappers {
    private static final String SELF_AND_ARGUMENTS = "Ljava/lang/Object;[Ljava/lang/Object;";
    private static final String FAILED =
            "(L" + Names.RUN + ";JLjava/lang/Throwable;" + SELF_AND_ARGUMENTS + ")L" + Names.RUN + ";";
    private static final String RETURNED =
            "(L" + Names.RUN + ";JLjava/lang/Object;" + SELF_AND_ARGUMENTS + ")L" + Names.RUN + ";";
    private static final String STAGED = "(JLjava/lang/Object;" + SELF_AND_ARGUMENTS + ")Ljava/lang/Object;";
    private static final String STAGE_FAILED = "(JLjava/lang/Throwable;" + SELF_AND_ARGUMENTS + ")Ljava/lang/Object;";
    private static final String OPEN = "(" + SELF_AND_ARGUMENTS + ")L" + Names.SCOPE + ";";

    private Wrappers() {}

    /** Attempts of a method that the caller waits for. */
    static void attempts(Emitter emit, String owner, Constant gate, String inner) {
        MethodVisitor code = emit.code();
        int ticket = emit.local(2);
        int run = emit.local(1);
        int result = emit.local(2);
        List<Object> locals = List.of(Opcodes.LONG, Names.RUN);
        Label entered = new Label();
        Label attempt = new Label();
        Label attempted = new Label();
        Label handler = new Label();
        Label tell = new Label();
        Label decided = new Label();
        emit.protect(entered, attempted, handler);

        code.visitLdcInsn(Gate.NOT_ENTERED);
        code.visitVarInsn(Opcodes.LSTORE, ticket);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitVarInsn(Opcodes.ASTORE, run);
        code.visitLabel(entered);
        enter(emit, owner, gate, ticket);

        code.visitLabel(attempt);
        emit.frame(locals);
        emit.callWithParameters(inner);
        code.visitLabel(attempted);
        emit.storeResult(result);
        code.visitVarInsn(Opcodes.ALOAD, run);
        code.visitJumpInsn(Opcodes.IFNONNULL, tell);
        jumpUnlessQuiet(code, ticket, tell);
        emit.returnResult(result);

        code.visitLabel(tell);
        emit.frame(concat(locals, emit.resultFrame()));
        gate.load(code, owner);
        code.visitVarInsn(Opcodes.ALOAD, run);
        code.visitVarInsn(Opcodes.LLOAD, ticket);
        emit.loadBoxedResult(result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "returned", RETURNED);
        code.visitVarInsn(Opcodes.ASTORE, run);
        code.visitJumpInsn(Opcodes.GOTO, decided);

        code.visitLabel(handler);
        emit.frame(locals, Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        gate.load(code, owner);
        code.visitVarInsn(Opcodes.ALOAD, run);
        code.visitVarInsn(Opcodes.LLOAD, ticket);
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "failed", FAILED);
        code.visitVarInsn(Opcodes.ASTORE, run);

        code.visitLabel(decided);
        emit.frame(locals);
        code.visitVarInsn(Opcodes.ALOAD, run);
        emit.callRuntime(Names.RUN, "isOver", "()Z");
        code.visitJumpInsn(Opcodes.IFEQ, attempt);
        code.visitVarInsn(Opcodes.ALOAD, run);
        emit.callRuntime(Names.RUN, "value", "()Ljava/lang/Object;");
        emit.returnUnboxed();
    }

    /** Attempts of a method that returns a stage. */
    static void stages(Emitter emit, String owner, Constant gate, String inner) {
        MethodVisitor code = emit.code();
        int ticket = emit.local(2);
        int result = emit.local(1);
        Label entered = new Label();
        Label attempted = new Label();
        Label follow = new Label();
        Label handler = new Label();
        emit.protect(entered, attempted, handler);

        code.visitLdcInsn(Gate.NOT_ENTERED);
        code.visitVarInsn(Opcodes.LSTORE, ticket);
        code.visitLabel(entered);
        enter(emit, owner, gate, ticket);
        emit.callWithParameters(inner);
        code.visitLabel(attempted);
        emit.storeResult(result);
        jumpUnlessQuiet(code, ticket, follow);
        code.visitVarInsn(Opcodes.ALOAD, result);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Names.GATE, "succeededAlready", "(Ljava/lang/Object;)Z", false);
        code.visitJumpInsn(Opcodes.IFEQ, follow);
        emit.returnResult(result);

        code.visitLabel(follow);
        emit.frame(concat(List.of(Opcodes.LONG), emit.resultFrame()));
        gate.load(code, owner);
        code.visitVarInsn(Opcodes.LLOAD, ticket);
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "staged", STAGED);
        emit.returnUnboxed();

        code.visitLabel(handler);
        emit.frame(List.of(Opcodes.LONG), Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        gate.load(code, owner);
        code.visitVarInsn(Opcodes.LLOAD, ticket);
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "stageFailed", STAGE_FAILED);
        emit.returnUnboxed();
    }

    /**
     * The state of the object around one attempt.
     *
     * @param arguments whether the arguments are part of it
     * @param testsResult whether a result may turn out not to be accepted
     */
    static void state(Emitter emit, String owner, Constant gate, String inner, boolean arguments, boolean testsResult) {
        MethodVisitor code = emit.code();
        int scope = emit.local(1);
        int result = emit.local(2);
        Label opened = new Label();
        Label attempted = new Label();
        Label handler = new Label();
        emit.protect(opened, attempted, handler);

        gate.load(code, owner);
        emit.loadSelf();
        if (arguments) {
            emit.loadParameterArray();
        } else {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
        emit.callRuntime(Names.CHECKPOINT_GATE, "open", OPEN);
        code.visitVarInsn(Opcodes.ASTORE, scope);
        code.visitLabel(opened);
        emit.callWithParameters(inner);
        code.visitLabel(attempted);
        emit.storeResult(result);
        code.visitVarInsn(Opcodes.ALOAD, scope);
        if (testsResult) {
            emit.loadBoxedResult(result);
        }
        emit.callRuntime(Names.SCOPE, "succeeded", testsResult ? "(Ljava/lang/Object;)V" : "()V");
        emit.returnResult(result);

        code.visitLabel(handler);
        emit.frame(List.of(Names.SCOPE), Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        code.visitVarInsn(Opcodes.ALOAD, scope);
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.callRuntime(Names.SCOPE, "failed", "(Ljava/lang/Throwable;)V");
        code.visitVarInsn(Opcodes.ALOAD, result);
        code.visitInsn(Opcodes.ATHROW);
    }

    /** Begins a call and keeps its ticket. */
    private static void enter(Emitter emit, String owner, Constant gate, int ticket) {
        gate.load(emit.code(), owner);
        emit.callRuntime(Names.GATE, "enter", "()J");
        emit.code().visitVarInsn(Opcodes.LSTORE, ticket);
    }

    /** Goes on elsewhere if a policy wants to know how the call ended; {@link Gate#QUIET} is 0. */
    private static void jumpUnlessQuiet(MethodVisitor code, int ticket, Label elsewhere) {
        code.visitVarInsn(Opcodes.LLOAD, ticket);
        code.visitInsn(Opcodes.LCONST_0);
        code.visitInsn(Opcodes.LCMP);
        code.visitJumpInsn(Opcodes.IFNE, elsewhere);
    }

    private static List<Object> concat(List<Object> first, List<Object> second) {
        List<Object> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
