package dev.reknit.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.context.ContextCarrier.Captured;
import dev.reknit.runtime.context.ContextCarrier.Restored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ContextsTest {
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void logContext_isThatOfTheCallerWhileRestored() {
        MDC.put("request", "17");
        Captured captured = Contexts.capture();
        MDC.put("request", "18");

        List<String> seen = onAnotherThread(() -> {
            MDC.put("request", "its own");
            List<String> at = new ArrayList<>();
            try (Restored ignored = captured.restore()) {
                at.add(MDC.get("request"));
            }
            at.add(MDC.get("request"));
            return at;
        });

        assertThat(seen).containsExactly("17", "its own");
        assertThat(MDC.get("request")).isEqualTo("18");
    }

    @Test
    void callerWithoutLogContext_otherThreadsIsNotMistakenForIt() {
        Captured captured = Contexts.capture();

        Map<String, String> seen = onAnotherThread(() -> {
            MDC.put("request", "its own");
            try (Restored ignored = captured.restore()) {
                return MDC.getCopyOfContextMap();
            }
        });

        assertThat(seen).isNullOrEmpty();
    }

    @Test
    void severalCarriers_arePutBackInReverse() {
        List<String> log = new ArrayList<>();
        try (Restored ignored =
                Contexts.capture(List.of(noting("a", log), noting("b", log))).restore()) {
            log.add("body");
        }
        assertThat(log).containsExactly("+a", "+b", "body", "-b", "-a");
    }

    @Test
    void brokenCarriers_keepNobodyFromTheContextOfOthers() {
        List<String> log = new ArrayList<>();
        ContextCarrier captureFails = () -> {
            throw new IllegalStateException("capture");
        };
        ContextCarrier restoreFails = () -> () -> {
            throw new IllegalStateException("restore");
        };
        ContextCarrier closeFails = () -> () -> () -> {
            throw new IllegalStateException("close");
        };
        try (Restored ignored = Contexts.capture(List.of(captureFails, restoreFails, closeFails, noting("a", log)))
                .restore()) {
            log.add("body");
        }
        assertThat(log).containsExactly("+a", "body", "-a");
    }

    @Test
    void nothingToCarry_isNothing() {
        assertThat(Contexts.capture(List.of(() -> Captured.NOTHING))).isSameAs(Captured.NOTHING);
    }

    private static ContextCarrier noting(String name, List<String> log) {
        return () -> () -> {
            log.add("+" + name);
            return () -> log.add("-" + name);
        };
    }

    private static <T> T onAnotherThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, each -> new Thread(each).start())
                .join();
    }
}
