package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InstanceLockTest {
    @Test
    void innerCallCouldNotLetGo_outerOneDoes() throws Exception {
        Object instance = new Object();
        InstanceLock outer = InstanceLock.take(instance);
        InstanceLock.take(instance);

        outer.release();

        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> InstanceLock.take(instance).release(), task -> new Thread(task).start());
        other.get(20, TimeUnit.SECONDS);
        assertThat(other).isCompleted();
    }

    @Test
    void equalObjects_haveLocksOfTheirOwn() throws Exception {
        InstanceLock one = InstanceLock.take(new String("a"));

        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> InstanceLock.take(new String("a")).release(), task -> new Thread(task).start());

        other.get(20, TimeUnit.SECONDS);
        one.release();
        assertThat(other).isCompleted();
    }
}
