package com.acme.heirs;

import dev.reknit.Retry;
import java.util.function.IntSupplier;

/** Subclasses in the package of their superclass. */
public final class Heirs {
    private Heirs() {}

    /** Of a class without a name. */
    public static Base anonymous(IntSupplier script) {
        return new Base(script) {
            @Override
            public String work() {
                return "anonymous " + script.getAsInt();
            }
        };
    }

    /** Implements what is abstract, and overrides nothing else. */
    public static class Near extends Base {
        public Near(IntSupplier script) {
            super(script);
        }

        @Override
        public String work() {
            return "near " + script.getAsInt();
        }

        String packagePrivate() {
            return "package " + script.getAsInt();
        }

        private String own() {
            return "own " + script.getAsInt();
        }

        static String callOwn(Near near) {
            return near.own();
        }
    }

    /** Two levels below the annotation; calls what it overrides. */
    public static class Deep extends Near {
        public Deep(IntSupplier script) {
            super(script);
        }

        @Override
        public String work() {
            return "deep " + super.work();
        }

        @Override
        protected String inner() {
            return "deep " + super.inner();
        }
    }

    /** What a container makes: passes calls on. */
    @SuppressWarnings("TypeName") // as containers name theirs
    public static class Near$$Proxy extends Near {
        public Near$$Proxy(IntSupplier script) {
            super(script);
        }

        @Override
        public String work() {
            return "by proxy " + super.work();
        }
    }

    /** Bears an annotation of its own, and on one method another. */
    @Retry(maxRetries = 2, jitter = 0)
    public static class Replacing extends Near {
        public Replacing(IntSupplier script) {
            super(script);
        }

        @Override
        public String work() {
            return "replacing " + script.getAsInt();
        }

        @Override
        @Retry(maxRetries = 3, jitter = 0)
        public String call() {
            return "by method " + script.getAsInt();
        }
    }

    /** Inherits from the one that replaces. */
    public static class OfReplacing extends Replacing {
        public OfReplacing(IntSupplier script) {
            super(script);
        }

        @Override
        public String work() {
            return "heir " + script.getAsInt();
        }

        @Override
        public String call() {
            return "heir " + script.getAsInt();
        }
    }

    /** The compiler adds a bridge from {@code take(Object)}. */
    public static class TakingText extends Taking<String> {
        private final IntSupplier script;

        public TakingText(IntSupplier script) {
            this.script = script;
        }

        @Override
        public String take(String value) {
            return value + " " + script.getAsInt();
        }
    }
}
