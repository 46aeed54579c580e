package dev.reknit.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WeaverSmokeTest {
    static final class Subject implements Callable<String> {
        private int calls;

        @Override
        public String call() {
            return fail(2, 3.0, "x") + "," + sum(1, 2L) + ","
                    + async().exceptionally(Throwable::toString).join() + "," + staticOne((short) 3) + "," + state();
        }

        private final java.util.List<String> log = new java.util.ArrayList<>();

        private String state() {
            try {
                attempt(5, log);
                return "not reached";
            } catch (java.io.IOException twice) {
                return log.size() + "/" + count + "/" + twice.getSuppressed().length;
            }
        }

        private int count;

        @Retry(maxRetries = 1, jitter = 0)
        @dev.reknit.Checkpointed
        private void attempt(long by, java.util.List<String> into) throws java.io.IOException {
            count += by;
            into.add("attempt");
            by = 0;
            into = null;
            throw new java.io.IOException();
        }

        @Retry(jitter = 0)
        private String fail(long times, double factor, String... more) {
            if (calls++ < times) {
                throw new IllegalStateException("call " + calls);
            }
            return calls + more[0] + factor;
        }

        @Fallback(fallbackMethod = "other")
        int sum(int a, long b) {
            throw new UnsupportedOperationException();
        }

        private int other(int a, long b, UnsupportedOperationException failure) {
            return (int) (a + b);
        }

        @Retry(jitter = 0, delay = 1)
        CompletableFuture<String> async() {
            return calls++ < 5
                    ? CompletableFuture.failedFuture(new IllegalStateException())
                    : CompletableFuture.supplyAsync(() -> "later" + calls);
        }

        @Retry(jitter = 0)
        static synchronized short staticOne(short s) {
            return s;
        }
    }

    @Test
    void wovenClass_behaves() throws Exception {
        assertThat(call(false)).isEqualTo("3x3.0,3,later6,3,0/0/1");
    }

    @Test
    void wovenLoadedClass_behavesWhereItCan() throws Exception {
        assertThat(call(true)).startsWith("3x3.0,3,").endsWith(",3,0/0/1");
    }

    private static String call(boolean asLoaded) throws Exception {
        WovenLoader loader = new WovenLoader(Weaver.standard(), asLoaded, WeaverSmokeTest.class);
        Class<?> woven = loader.loadClass(Subject.class.getName());
        var constructor = woven.getDeclaredConstructor();
        constructor.setAccessible(true);
        Callable<?> subject = (Callable<?>) constructor.newInstance();
        return (String) subject.call();
    }
}
