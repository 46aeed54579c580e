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
                    + async().exceptionally(Throwable::toString).join() + "," + staticOne((short) 3);
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
        assertThat(call(false)).isEqualTo("3x3.0,3,later6,3");
    }

    @Test
    void wovenLoadedClass_behavesWhereItCan() throws Exception {
        assertThat(call(true)).startsWith("3x3.0,3,");
    }

    private static String call(boolean asLoaded) throws Exception {
        WovenLoader loader = new WovenLoader(Weaver.standard(), asLoaded, Subject.class);
        Class<?> woven = loader.loadClass(Subject.class.getName());
        var constructor = woven.getDeclaredConstructor();
        constructor.setAccessible(true);
        Callable<?> subject = (Callable<?>) constructor.newInstance();
        return (String) subject.call();
    }
}
