package dev.reknit.weaver.rewrite;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Gate;
import dev.reknit.runtime.GuardedMethod;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Way;
import dev.reknit.runtime.durable.DurableGate;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.redundancy.RedundantField;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import dev.reknit.runtime.state.UndoLog;
import dev.reknit.weaver.model.Marks;
import net.bytebuddy.jar.asm.Type;

/** Names in woven code: what it adds to a class, and what it calls. */
final class Names {
    static final String GATE = Type.getInternalName(Gate.class);
    static final String GATE_DESCRIPTOR = Type.getDescriptor(Gate.class);
    static final String WAY = Type.getInternalName(Way.class);
    static final String ADMISSION = Type.getInternalName(Admission.class);
    static final String RUN = Type.getInternalName(Run.class);
    static final String CHECKPOINT_GATE = Type.getInternalName(CheckpointGate.class);
    static final String SCOPE = Type.getInternalName(Scope.class);
    static final String UNDO_LOG = Type.getInternalName(UndoLog.class);
    static final String REDUNDANT_FIELD = Type.getInternalName(RedundantField.class);
    static final String JOURNAL_GATE = Type.getInternalName(JournalGate.class);
    static final String JOURNALED_CALL = Type.getInternalName(JournalGate.JournaledCall.class);
    static final String DURABLE_GATE = Type.getInternalName(DurableGate.class);
    static final String STATE_WRITER = Type.getInternalName(StateWriter.class);
    static final String STATE_READER = Type.getInternalName(StateReader.class);
    static final String OBJECT = "java/lang/Object";
    static final String THROWABLE = "java/lang/Throwable";
    static final String DURABLE = Marks.PREFIX + "durable";
    static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    private Names() {}

    /** What the outermost tier calls: the next tier, or the body. */
    static String inner(String method) {
        return GuardedMethod.BODY_PREFIX + method;
    }

    /** The body where the next tier has its name. */
    static String innermost(String method) {
        return GuardedMethod.INNERMOST_PREFIX + method;
    }

    static String gate(int number) {
        return Marks.PREFIX + "gate$" + number;
    }

    static String checkpointGate(int number) {
        return Marks.PREFIX + "checkpoint$" + number;
    }

    static String journalGate(int number) {
        return Marks.PREFIX + "journal$" + number;
    }

    static String redundantField(int number) {
        return Marks.PREFIX + "redundant$" + number;
    }
}
