package dev.reknit.weaver.rewrite;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Where the call is also written to a journal. The Java that it amounts to stands with {@link dev.reknit.runtime.journal.JournalGate}. */
final class JournalWrapper extends StateWrapper {
    private static final String OPEN = "(Ljava/lang/Object;)L" + Names.JOURNALED_CALL + ";";

    JournalWrapper(Emitter emit) {
        super(emit, Names.JOURNALED_CALL);
    }

    @Override
    void open(boolean logs) {
        emit.callRuntime(Names.JOURNAL_GATE, "open", OPEN);
    }

    @Override
    void begin() {
        int writer = emit.local(1);
        Label unwritten = new Label();
        loadOpened();
        emit.callRuntime(type, "arguments", "()L" + Names.STATE_WRITER + ";");
        code.visitVarInsn(Opcodes.ASTORE, writer);
        code.visitVarInsn(Opcodes.ALOAD, writer);
        code.visitJumpInsn(Opcodes.IFNULL, unwritten);
        emit.putParameters(writer);
        loadOpened();
        emit.callRuntime(type, "written", "()V");
        code.visitLabel(unwritten);
        emit.frame(List.of(type));
    }

    @Override
    void succeeded(int result) {
        loadOpened();
        emit.loadBoxedResult(result);
        emit.callRuntime(type, "succeeded", "(Ljava/lang/Object;)V");
    }
}
