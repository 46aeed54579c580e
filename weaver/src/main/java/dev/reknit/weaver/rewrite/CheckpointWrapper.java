package dev.reknit.weaver.rewrite;

import net.bytebuddy.jar.asm.Opcodes;

/** Where the state is put back if the call fails. The Java that it amounts to stands with {@link dev.reknit.runtime.state.CheckpointGate}. */
final class CheckpointWrapper extends StateWrapper {
    private static final String OPEN = "(Ljava/lang/Object;[Ljava/lang/Object;)L" + Names.SCOPE + ";";

    private final boolean arguments;
    private final boolean testsResult;

    /**
     * Creates one for a method.
     *
     * @param arguments whether the arguments are part of the state
     * @param testsResult whether a result may turn out not to be accepted
     */
    CheckpointWrapper(Emitter emit, boolean arguments, boolean testsResult) {
        super(emit, Names.SCOPE);
        this.arguments = arguments;
        this.testsResult = testsResult;
    }

    @Override
    void open(boolean logs) {
        if (arguments || (!logs && emit.hasObjects())) {
            emit.loadParameterArray();
        } else {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
        emit.callRuntime(Names.CHECKPOINT_GATE, "open", OPEN);
    }

    @Override
    void succeeded(int result) {
        loadOpened();
        if (testsResult) {
            emit.loadBoxedResult(result);
        }
        emit.callRuntime(type, "succeeded", testsResult ? "(Ljava/lang/Object;)V" : "()V");
    }
}
