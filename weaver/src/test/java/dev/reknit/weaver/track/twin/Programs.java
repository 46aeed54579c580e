package dev.reknit.weaver.track.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** Runs programs in a universe, and tells what was seen. */
final class Programs {
    private static final Executor THREADS = task -> new Thread(task, "player").start();

    private Programs() {}

    /** One world that knows another one, which it is part of. */
    static String alone(Universe universe, List<Integer> code) {
        Player world = universe.world();
        Player other = universe.world();
        world.meet(other);
        other.meet(world);
        StringBuilder trace = new StringBuilder();
        world.play(new Tape(code, () -> {}), trace);
        return trace + "\n" + world.describe();
    }

    /** Two worlds on two threads by turns. */
    static String byTurns(Universe universe, List<Integer> one, List<Integer> other, List<Integer> order) {
        Baton baton = new Baton(order);
        List<CompletableFuture<String>> players = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int me = i;
            List<Integer> code = i == 0 ? one : other;
            players.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            Player world = universe.world();
                            StringBuilder trace = new StringBuilder();
                            world.play(new Tape(code, () -> baton.await(me)), trace);
                            return trace + "\n" + world.describe();
                        } finally {
                            baton.leave(me);
                        }
                    },
                    THREADS));
        }
        return result(players.get(0)) + "\n====\n" + result(players.get(1));
    }

    private static String result(CompletableFuture<String> of) {
        try {
            return of.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
