package dev.reknit.runtime;

import dev.reknit.runtime.event.Site;
import java.lang.invoke.MethodHandles;

/** Says what a {@link Gate} guards, once that is needed. */
interface Subject {
    /** Finds it. */
    Guarded find();

    /** Where it should be. */
    Site site();

    /** A method of the class behind a lookup. */
    record Named(MethodHandles.Lookup lookup, String name, String descriptor) implements Subject {
        @Override
        public Guarded find() {
            return GuardedMethod.find(lookup, name, descriptor);
        }

        @Override
        public Site site() {
            return new Site(lookup.lookupClass(), name + "()");
        }
    }
}
