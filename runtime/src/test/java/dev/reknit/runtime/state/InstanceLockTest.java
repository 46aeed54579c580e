package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.CheckpointDeadlockException;
import dev.reknit.runtime.event.Site;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InstanceLockTest {
    private static final Site ONE = new Site(InstanceLockTest.class, "one()");
    private static final Site OTHER = new Site(InstanceLockTest.class, "other()");

    @Test
    void innerCallCouldNotLetGo_outerOneDoes() throws Exception {
        InstanceLock lock = InstanceLock.of(new Object());
        lock.enter(this, ONE);
        lock.enter(this, ONE);

        lock.leave(0);

        elsewhere(() -> enterAndLeave(lock)).get(20, TimeUnit.SECONDS);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void equalObjects_haveLocksOfTheirOwn() {
        assertThat(InstanceLock.of(new String("a"))).isNotSameAs(InstanceLock.of(new String("a")));
    }

    @Test
    void sameObject_hasTheSameLock() {
        Object object = new Object();

        assertThat(InstanceLock.of(object)).isSameAs(InstanceLock.of(object));
    }

    @Test
    void twoThreadsWantEachOthersObject_lastOneIsToldWhoWaitsForWhat() throws Exception {
        StringBuilder first = new StringBuilder();
        StringBuffer second = new StringBuffer();
        InstanceLock ofFirst = InstanceLock.of(first);
        InstanceLock ofSecond = InstanceLock.of(second);
        CountDownLatch held = new CountDownLatch(1);
        ofFirst.enter(first, ONE);
        CompletableFuture<Void> other = elsewhere(() -> {
            ofSecond.enter(second, OTHER);
            held.countDown();
            ofFirst.enter(first, OTHER);
            ofFirst.leave(0);
            ofSecond.leave(0);
        });
        held.await(20, TimeUnit.SECONDS);
        while (!ofFirst.hasQueuedThreads()) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> ofSecond.enter(second, ONE))
                .isInstanceOf(CheckpointDeadlockException.class)
                .hasMessageContaining("one() waits for StringBuffer@")
                .hasMessageContaining("which in InstanceLockTest.other() waits for StringBuilder@")
                .hasMessageContaining("in one order");

        assertThat(ofSecond.isHeldByCurrentThread()).isFalse();
        ofFirst.leave(0);
        other.get(20, TimeUnit.SECONDS);
        assertThat(ofSecond.isLocked()).isFalse();
    }

    private static void enterAndLeave(InstanceLock lock) {
        lock.enter(new Object(), ONE);
        lock.leave(0);
    }

    private static CompletableFuture<Void> elsewhere(Runnable task) {
        return CompletableFuture.runAsync(task, each -> new Thread(each, "other thread").start());
    }
}
