package dev.reknit.weaver.check.cases;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Redundant;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/** Right and wrong uses of {@link Checkpointed} and {@link Ephemeral}. */
final class CheckpointedCases {
    private CheckpointedCases() {}

    static class Methods {
        @Checkpointed
        void plain() {}

        @Checkpointed(arguments = true)
        void arguments(List<String> names, int count) {}

        @Checkpointed(restoreOn = RuntimeException.class, skipOn = IllegalStateException.class)
        void some() {}

        @Checkpointed
        @Expect("error: @Checkpointed: is static, so there is no object whose state could be restored;"
                + " make it an instance method, or take the annotation off")
        static void ofClass() {}

        @Checkpointed
        @Expect("error: @Checkpointed: returns a stage: others could change the state before it completes, and"
                + " restoring would undo their changes; annotate a method that returns when the change is done")
        CompletionStage<String> stage() {
            return new CompletableFuture<>();
        }

        @Checkpointed(arguments = true)
        @Expect("warning: @Checkpointed.arguments = true: has no effect, since none() has no parameters")
        void none() {}

        @Checkpointed(arguments = true)
        @Expect(
                "error: @Checkpointed: argument 2[] is a java.net.Socket, which is connected to something outside, so it"
                        + " cannot be captured; change parameter 2, or leave arguments = false")
        void hopeless(String name, List<? extends Socket> sockets) {}

        @Checkpointed(restoreOn = {})
        @Expect("error: @Checkpointed.restoreOn = {}: lists nothing, so the policy never acts; list classes or leave it"
                + " out; allowed: one or more classes")
        void nothing() {}

        @Checkpointed(restoreOn = IllegalStateException.class, skipOn = IllegalStateException.class)
        @Expect("error: @Checkpointed.skipOn = {java.lang.IllegalStateException}: covers everything in restoreOn ="
                + " {java.lang.IllegalStateException} and wins, so the policy never acts; narrow it or take it out")
        void skipsAll() {}

        @Checkpointed(skipOn = IOException.class)
        @Expect("error: @Checkpointed.skipOn = java.io.IOException: cannot occur, since cannotOccur() does not declare"
                + " it; declare it with throws, or take it out here; allowed: unchecked exceptions")
        void cannotOccur() {}
    }

    interface Mirror {}

    static class Fields {
        private Socket[][] sockets;
        private Random random;
        private ExecutorService service;
        private Object anything;
        private Mirror somebody;
        private Thread.State constant;

        @Redundant(from = "all")
        private Mirror mirror;

        private static Socket shared;
        private static List<Mirror> all;
        private transient Socket passing;

        @Ephemeral
        private Socket marked;

        @Checkpointed
        @Expect({
            "error: @Checkpointed: Fields.random is a java.util.Random, whose sequence cannot be set back, so it cannot be"
                    + " captured; make Fields.random @Ephemeral or transient",
            "error: @Checkpointed: Fields.sockets[][] is a java.net.Socket, which is connected to something outside, so it"
                    + " cannot be captured; make Fields.sockets @Ephemeral or transient"
        })
        void change() {}
    }

    static class Customer extends Party {
        Socket socket;
        Customer friend;
    }

    static class Party {
        Thread thread;
    }

    static class Item<T> {
        T x;
        Item<List<T>> grows;
    }

    static class Order {
        private Customer customer;
        private Customer again;

        @Checkpointed
        @Expect({
            "error: @Checkpointed: Order.customer.socket is a java.net.Socket, which is connected to something outside, so"
                    + " it cannot be captured; make Customer.socket @Ephemeral or transient",
            "error: @Checkpointed: Order.customer.thread is a java.lang.Thread, which is running code and has no way back,"
                    + " so it cannot be captured; make Party.thread @Ephemeral or transient"
        })
        void change() {}
    }

    static class Cart {
        private Map<Item<Random>, List<Item<Socket>>> items;

        @Checkpointed
        @Expect({
            "error: @Checkpointed: Cart.items.key().x is a java.util.Random, whose sequence cannot be set back, so it"
                    + " cannot be captured; make Item.x @Ephemeral or transient",
            "error: @Checkpointed: Cart.items[][].x is a java.net.Socket, which is connected to something outside, so it"
                    + " cannot be captured; make Item.x @Ephemeral or transient"
        })
        void change() {}
    }

    static class Worker extends Thread {
        @Checkpointed
        @Expect(
                "error: @Checkpointed: Worker is a dev.reknit.weaver.check.cases.CheckpointedCases$Worker, which is running"
                        + " code and has no way back, so it cannot be captured; move the state into a class of its own")
        void change() {}
    }

    static class Piped {
        private IntStream stream;
        private Iterator<String> own;
        private Runnable task;

        @Checkpointed
        @Expect("error: @Checkpointed: Piped.stream is a java.util.stream.IntStream, which has a position in data that"
                + " cannot be read twice, so it cannot be captured; make Piped.stream @Ephemeral or transient")
        void change() {}
    }

    static class Sockets extends ArrayList<Socket> {}

    static class Holder {
        private Sockets sockets;

        @Checkpointed
        @Expect(
                "error: @Checkpointed: Holder.sockets[] is a java.net.Socket, which is connected to something outside, so"
                        + " it cannot be captured; make Holder.sockets @Ephemeral or transient")
        void change() {}
    }

    static class Marks {
        @Ephemeral
        private int fine;

        @Ephemeral
        @Expect("warning: @Ephemeral: has no effect on a static field, which is not part of an object's state;"
                + " take it off")
        private static int shared;

        @Ephemeral
        @Expect("warning: @Ephemeral: has no effect on a transient field, which is not captured anyway; take it off")
        private transient int passing;
    }
}
