package dev.reknit.weaver.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.select.Guard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureListsTest {
    private static final Map<Guard, List<String>> LISTS = Map.of(
            Guard.FALLBACK, List.of("applyOn", "skipOn"),
            Guard.RETRY, List.of("retryOn", "abortOn"),
            Guard.CIRCUIT_BREAKER, List.of("failOn", "skipOn"),
            Guard.REDUNDANT, List.of("failOn", "skipOn"),
            Guard.CHECKPOINTED, List.of("restoreOn", "skipOn"));

    /** The rules look only at what is written. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RATE_LIMIT", "TIMEOUT", "BULKHEAD", "HEDGE", "JOURNALED"})
    void defaults_areInOrder(Guard guard) throws NoSuchMethodException {
        List<String> lists = LISTS.get(guard);
        for (Class<?> each : failures(guard, lists.get(0))) {
            assertThat(each).isAssignableFrom(RuntimeException.class);
        }
        assertThat(failures(guard, lists.get(0))).isNotEmpty();
        assertThat(failures(guard, lists.get(1))).isEmpty();
    }

    private static Class<?>[] failures(Guard guard, String list) throws NoSuchMethodException {
        return (Class<?>[]) guard.annotation().getMethod(list).getDefaultValue();
    }
}
