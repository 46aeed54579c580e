package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How the objects of one class are written and made again. One for each class in a process, without state that changes; see {@link Forms}.
 */
abstract class Form {
    private static final AtomicInteger IDS = new AtomicInteger();

    /** Its number in this process. */
    final int id = IDS.getAndIncrement();

    private final Class<?> type;
    private final List<Shape> shapes;
    private final Descriptor descriptor;

    /**
     * Creates a form.
     *
     * @param shapes with former names
     */
    Form(Class<?> type, List<Shape> shapes, Descriptor descriptor) {
        this.type = type;
        this.shapes = shapes;
        this.descriptor = descriptor;
    }

    /** The class of the objects. */
    final Class<?> type() {
        return type;
    }

    /** The shapes of the class and its superclasses, the highest first. */
    final List<Shape> shapes() {
        return shapes;
    }

    final Descriptor descriptor() {
        return descriptor;
    }

    /** The form that this one has for an object; almost always itself. */
    Form of(Object object) {
        return UnknownFields.form(this, object);
    }

    /** Puts a reference to an object. */
    void put(Object object, StateWriter to) {
        Form form = of(object);
        if (form.descriptor().kind().inline) {
            int references = to.references();
            to.putTag(Tag.VALUE);
            to.putClass(form);
            form.write(object, to);
            to.references(references);
        } else {
            to.putObject(object);
        }
    }

    /** Writes the fields and the contents. */
    abstract void write(Object object, StateWriter to);

    /** Makes an object; takes the final fields, and for what cannot be changed, the contents. */
    abstract Object make(StateReader from);

    /** Takes the other fields. */
    void load(Object made, StateReader from) {}

    /** The same for an object that its own constructor made: what is not saved keeps what that has given it. */
    void reload(Object there, StateReader from) {
        load(there, from);
    }

    /** Takes the final fields for an object that is there already. */
    void refill(Object there, StateReader from) {
        from.skipFinalFields();
    }

    /** Whether an object can be filled when it is there already; not so if it gets all when it is made. */
    boolean fillsLater() {
        return descriptor.kind() == Kind.OBJECT || descriptor.kind() == Kind.BUILT_IN;
    }

    /** Empties an object that is there already, before it is filled. */
    void clear(Object there) {}

    /**
     * Takes contents, up to the end of what the reader has.
     *
     * @param index how many elements were taken before
     * @return how many have been taken now
     */
    int fill(Object made, StateReader from, int index) {
        return index;
    }

    /** Carries out changes that were written for some keys, up to the end of what the reader has. */
    void change(Object made, StateReader from) {
        throw from.damaged("changes of a " + descriptor.name());
    }
}
