package com.acme;

import dev.reknit.Fallback;
import dev.reknit.Retry;

/** Classes that inherit annotations, in a package that is not Reknit's: debug information would mention it. */
public final class Heirs {
    private Heirs() {}

    @Retry(maxRetries = 1, jitter = 0)
    public static class Base {
        public void work() {}
    }

    public static class Middle extends Base {}

    public static class Heir extends Middle {
        @Override
        public void work() {}

        public void more() {}

        private void hidden() {}

        public static void shared() {}
    }

    @Retry(maxRetries = 2, jitter = 0)
    @Fallback(fallbackMethod = "instead")
    public static class Replacing extends Base {
        public void more() {}

        @Retry(maxRetries = 3, jitter = 0)
        public void own() {}

        private void instead() {}
    }

    /** Inherits one annotation from one class and one from another. */
    public static class Both extends Replacing {
        @Override
        public void more() {}
    }

    @Retry(jitter = 0)
    public interface Face {
        default void byDefault() {}

        void work();
    }

    public static class Implementor implements Face {
        @Override
        public void work() {}
    }

    public abstract static class Generic<T> {
        public abstract void take(T value);
    }

    @Retry(jitter = 0)
    public abstract static class Annotated<T> extends Generic<T> {}

    public static class OfText extends Annotated<String> {
        @Override
        public void take(String value) {}
    }

    @Retry(maxRetries = -5)
    public static class Wrong {
        public void work() {}
    }

    public static class HeirOfWrong extends Wrong {
        @Override
        public void work() {}
    }

    @SuppressWarnings("TypeName") // as containers name theirs
    public static class Base$$Proxy extends Base {
        @Override
        public void work() {}
    }

    @SuppressWarnings("TypeName")
    @Retry(jitter = 0)
    public static class Copied$$Proxy extends Base {
        @Override
        @Retry(jitter = 0)
        public void work() {}
    }

    public static class MethodAnnotated {
        @Retry(jitter = 0)
        public void work() {}
    }

    public static class OfMethodAnnotated extends MethodAnnotated {
        @Override
        public void work() {}
    }
}
