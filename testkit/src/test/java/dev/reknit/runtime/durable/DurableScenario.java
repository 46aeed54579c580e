package dev.reknit.runtime.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.store.Folder;
import dev.reknit.runtime.store.StoreException;
import dev.reknit.runtime.store.Stores;
import dev.reknit.testkit.crash.CrashScenario;
import java.util.ArrayList;
import java.util.List;

/**
 * Two durable objects with journaled calls, calls that throw and checkpoints, in several processes. Each state that an object has been in
 * is noted; after a crash it has to be in the last one that was acknowledged, or a later one.
 */
final class DurableScenario implements CrashScenario {
    private final History main = new History("main");
    private final History other = new History("other");

    /** They have a thread each, and there are many thousands of them. */
    private final List<World> vanished = new ArrayList<>();

    /** What is known of one object by those who used it. */
    private static final class History {
        final String name;
        final List<String> states = new ArrayList<>();
        int acknowledged;

        History(String name) {
            this.name = name;
            states.add(name + " {} 0 null 0");
        }

        /** The object in a new process. */
        Stock open(World world) {
            Stock stock = new Stock(name);
            List<String> possible = states.subList(acknowledged, states.size());
            assertThat(possible)
                    .as("after %s acknowledged states", acknowledged + 1)
                    .contains(stock.toString());
            assertThat(world.events(RecoveryEvent.Diverged.class)).isEmpty();
            states.clear();
            states.add(stock.toString());
            acknowledged = 0;
            return stock;
        }

        /** Makes a call, which may not come to its end. */
        void call(Stock stock, Runnable call) {
            try {
                call.run();
                note(stock);
                acknowledged = states.size() - 1;
            } catch (StoreException unknown) {
                note(stock);
                throw unknown;
            }
        }

        /** Makes one that nobody waits for. */
        void callAsynchronously(Stock stock, Runnable call) {
            call.run();
            note(stock);
        }

        private void note(Stock stock) {
            if (!states.get(states.size() - 1).equals(stock.toString())) {
                states.add(stock.toString());
            }
        }
    }

    @Override
    public void work(Folder folder) {
        run(folder, world -> {
            Stock stock = main.open(world);
            main.call(stock, () -> stock.add("nut", 3));
            main.call(stock, () -> stock.add("bolt", 4));
            Checkpoints.checkpoint(stock);
            main.call(stock, () -> stock.add("nut", 5));
            fail(main, stock);
            Stock second = other.open(world);
            other.call(second, () -> second.add("gear", 1));
            main.call(stock, () -> stock.take("bolt", 4));
            fail(main, stock);
            Checkpoints.checkpoint(stock);
            addMany(main, stock, 4);
            Checkpoints.checkpoint(stock);
            other.call(second, () -> second.add("gear", 1));
        });
        run(folder, world -> {
            Stock second = other.open(world);
            other.callAsynchronously(second, () -> second.hurry("gear", 2));
            other.callAsynchronously(second, () -> second.hurry("gear", 3));
            Checkpoints.checkpoint(second);
            other.acknowledged = other.states.size() - 1;
            Stock stock = main.open(world);
            fail(main, stock);
            addMany(main, stock, 25);
            Checkpoints.checkpoint(second);
            other.call(second, () -> second.add("gear", 1));
        });
    }

    @Override
    public void recover(Folder folder) {
        run(folder, world -> {
            Stock stock = main.open(world);
            fail(main, stock);
            main.call(stock, () -> stock.add("again", 1));
            Stock second = other.open(world);
            Checkpoints.checkpoint(stock);
            other.call(second, () -> second.add("again", 2));
            main.call(stock, () -> stock.add("again", 1));
        });
        run(folder, world -> {
            Stock unused = main.open(world);
            unused = other.open(world);
        });
    }

    private static void addMany(History history, Stock stock, int count) {
        for (int i = 0; i < count; i++) {
            String item = "a rather long name of an item, so that segments are filled " + i % 3;
            history.call(stock, () -> stock.add(item, 1));
        }
    }

    /**
     * A call that throws for a reason outside leaves nothing, not even after a crash, once it has thrown. If that was never told, it
     * may have happened.
     */
    private static void fail(History history, Stock stock) {
        String before = stock.toString();
        String[] within = {before};
        Stock.OUTSIDE.set(() -> {
            within[0] = stock.toString();
            // So that its entry is safe, and only the mark can take it back.
            Stores.of(Environment.current())
                    .named(Stores.DEFAULT)
                    .awaitDurable(Checkpoints.status(stock).position());
            return true;
        });
        try {
            stock.take("nut", 1);
            throw new AssertionError("did not throw");
        } catch (IllegalStateException expected) {
            if (expected.getSuppressed().length > 0) {
                history.states.add(within[0]);
                throw (StoreException) expected.getSuppressed()[0];
            }
            assertThat(stock).hasToString(before);
        } catch (StoreException unknown) {
            history.states.add(within[0]);
            throw unknown;
        } finally {
            Stock.OUTSIDE.remove();
        }
    }

    /** A process: ends in good order, or just ends. */
    private void run(Folder folder, Process process) {
        vanished.forEach(World::bury);
        vanished.clear();
        World world = new World(new LentFolder(folder));
        boolean done = false;
        try {
            process.in(world);
            done = true;
        } finally {
            if (done) {
                world.close();
            } else {
                world.vanish();
                vanished.add(world);
            }
        }
    }

    @FunctionalInterface
    private interface Process {
        void in(World world);
    }
}
