package dev.reknit.weaver.track;

import dev.reknit.FormerNames;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.Recorded;
import dev.reknit.runtime.state.ArrayLog;
import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.runtime.state.UndoLog;
import dev.reknit.weaver.model.Marks;
import net.bytebuddy.jar.asm.Type;

/** Names in code that logs what it changes: what is added to a class, and what is called. */
final class Names {
    static final String LOG = Type.getInternalName(UndoLog.class);
    static final String LOG_DESCRIPTOR = Type.getDescriptor(UndoLog.class);
    static final String ARRAYS = Type.getInternalName(ArrayLog.class);
    static final String TRACKED = Type.getInternalName(Tracked.class);
    static final String TRACKED_DESCRIPTOR = Type.getDescriptor(Tracked.class);
    static final String INSTANCE_LOCK_DESCRIPTOR = Type.getDescriptor(InstanceLock.class);
    static final String OBJECT = "java/lang/Object";

    static final String STAMP = Marks.PREFIX + "stamp";
    static final String LOCK = Marks.PREFIX + "lock";
    static final String UNDO = Marks.PREFIX + "undo";
    static final String REACH = Marks.PREFIX + "reach";
    static final String TOUCH = Marks.PREFIX + "touch";
    static final String SAVE = Marks.PREFIX + "save";

    static final String SAVEABLE = Type.getInternalName(Saveable.class);
    static final String SAVEABLE_DESCRIPTOR = Type.getDescriptor(Saveable.class);
    static final String WRITER = Type.getInternalName(StateWriter.class);
    static final String READER = Type.getInternalName(StateReader.class);
    static final String RECORDED = Type.getInternalName(Recorded.class);
    static final String FORMER_NAMES = Type.getDescriptor(FormerNames.class);
    static final String STATE = Marks.PREFIX + "state";
    static final String SAVE_FINAL = Marks.PREFIX + "saveFinal";
    static final String LOAD = Marks.PREFIX + "load";
    static final String REFILL = Marks.PREFIX + "refill";

    private Names() {}

    /** The body of a method that runs while a scope is open. */
    static String scoped(String method) {
        return Marks.PREFIX + "scoped$" + method;
    }

    /** The type of that body: the log comes first. */
    static String scopedDescriptor(String descriptor) {
        return "(" + LOG_DESCRIPTOR + descriptor.substring(1);
    }
}
