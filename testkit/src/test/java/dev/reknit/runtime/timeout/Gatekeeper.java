package dev.reknit.runtime.timeout;

import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Detour;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;
import dev.reknit.runtime.Run;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A policy that stands inside of timeouts, where the bulkhead does, and lets attempts in when a test says so. Stages
 * wait for {@link Book#door}; callers that wait do not wait here.
 */
public final class Gatekeeper implements PolicyFactory<Gatekeeper.Guarded> {
    /** Bears the policy. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Guarded {}

    /** What was seen in one environment. */
    static final class Book {
        final CompletableFuture<Object> door = new CompletableFuture<>();
        final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        static Book of(Environment environment) {
            return environment.states().all(Book.class).get(0).state();
        }
    }

    @Override
    public Class<Guarded> annotation() {
        return Guarded.class;
    }

    @Override
    public Position position() {
        return Position.BULKHEAD;
    }

    @Override
    public Policy create(Guarded annotation, PlanContext context) {
        Book book = context.named("gatekeeper", Book.class, Book::new);
        return new Policy() {
            @Override
            public String name() {
                return "Gatekeeper";
            }

            @Override
            public Admission admission() {
                return new Admission() {
                    @Override
                    public long enter(@Nullable Object self, @Nullable Object key) {
                        throw Detour.TAKEN;
                    }

                    @Override
                    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
                        return true;
                    }
                };
            }

            @Override
            public Layer around(Run run, long ticket) {
                return new Noting(book, run.method().asynchronous());
            }
        };
    }

    private record Noting(Book book, boolean waits) implements Layer {
        @Override
        public @Nullable CompletionStage<?> before() {
            book.lines.add("before");
            return waits ? book.door : null;
        }

        @Override
        public long after() {
            book.lines.add("after");
            return PASS;
        }

        @Override
        public @Nullable Runnable abandoned() {
            if (waits && (!book.door.isDone() || book.door.isCompletedExceptionally())) {
                return null;
            }
            book.lines.add("abandoned");
            return () -> book.lines.add("ended");
        }
    }
}
