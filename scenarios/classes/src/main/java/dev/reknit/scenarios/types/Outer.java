package dev.reknit.scenarios.types;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Classes within classes, and within methods. */
public final class Outer {
    private final Script script;
    private String name = "outer";

    public Outer(Script script) {
        this.script = script;
    }

    /** Nested, static. */
    public static final class Nested {
        private Nested() {}

        @Retry(jitter = 0)
        private int attempt(Script script) {
            return script.attempt();
        }
    }

    public int callsNested() {
        return new Nested().attempt(script);
    }

    /** Inner: has an enclosing object, whose private members it uses. */
    public final class Inner {
        @Retry(jitter = 0)
        public String attempt() {
            return name + script.attempt();
        }
    }

    public Inner inner() {
        return new Inner();
    }

    public Callable<String> anonymous(String prefix) {
        return new Callable<>() {
            @Override
            @Retry(jitter = 0)
            public String call() {
                return prefix + name + script.attempt();
            }
        };
    }

    public Supplier<String> local(String prefix) {
        class Local implements Supplier<String> {
            @Override
            @Retry(jitter = 0)
            public String get() {
                return prefix + name + script.attempt();
            }
        }
        return new Local();
    }

    @Retry(jitter = 0)
    public String lambdas(List<String> words) {
        String suffix = name;
        IntSupplier attempt = script::attempt;
        int number = attempt.getAsInt();
        return String.join(
                ",", words.stream().map(each -> each + suffix + number).toList());
    }

    @Retry(jitter = 0)
    public Supplier<String> anonymousWithin() {
        int number = script.attempt();
        return new Supplier<>() {
            @Override
            public String get() {
                return name + number;
            }
        };
    }

    public String methodReference() {
        Supplier<String> guarded = this::hidden;
        return guarded.get();
    }

    @Retry(jitter = 0)
    private String hidden() {
        return "hidden " + script.attempt();
    }

    /** A type that only this class sees. */
    private record Secret(String text) {}

    /** A type that only this package sees. */
    record Local(String text) {}

    public String privateTypes() {
        return secret(new Secret("a"), new Local("b"), new Secret[] {new Secret("c")})
                .text();
    }

    @Retry(jitter = 0, maxRetries = 1)
    @Fallback(fallbackMethod = "other")
    private Secret secret(Secret one, Local two, Secret[] more) {
        return new Secret(one.text() + two.text() + more[0].text() + script.attempt());
    }

    private Secret other(Secret one, Local two, Secret[] more) {
        return new Secret(more[0].text() + two.text() + one.text());
    }
}
