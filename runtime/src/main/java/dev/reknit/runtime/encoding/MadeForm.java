package dev.reknit.runtime.encoding;

import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.Tracked;

/**
 * The form of a subclass that a container made of a woven class. An object of it that is durable is written as one of the woven class, and filled as
 * one; what the container put there besides is no state. Another would not be made again as what it was, and may only stand for the object that has
 * the state, so it is refused.
 */
final class MadeForm extends Form {
    private final Form woven;
    private final RefusedForm refused;

    MadeForm(Class<?> type, Form woven) {
        super(type, woven.shapes(), woven.descriptor());
        this.woven = woven;
        this.refused = new RefusedForm(
                type,
                "which a container made of the class " + woven.type().getName()
                        + " that it extends: refer to an object of that class, or mark the field @Ephemeral");
    }

    /** The form of an object that is there, to be filled. */
    static Form ofThere(Object there) {
        Form form = Forms.of(there.getClass());
        return form instanceof MadeForm made && isDurable(there) ? made.woven : form;
    }

    private static boolean isDurable(Object object) {
        InstanceLock lock = object instanceof Tracked tracked ? tracked.reknit$lock() : null;
        return lock != null && lock.changes() != null;
    }

    @Override
    Form of(Object object) {
        return isDurable(object) ? woven.of(object) : refused;
    }

    @Override
    void put(Object object, StateWriter to) {
        of(object).put(object, to);
    }

    @Override
    void write(Object object, StateWriter to) {
        of(object).write(object, to);
    }

    @Override
    Object make(StateReader from) {
        return refused.make(from);
    }
}
