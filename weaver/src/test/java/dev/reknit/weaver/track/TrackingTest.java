package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each scenario outside of scopes, in one that commits, and in ones that are rolled back. */
class TrackingTest {
    static final Class<?>[] ROOTS = {
        SingleCases.class,
        FieldCases.class,
        NestCases.class,
        ForeignCases.class,
        ArrayCases.class,
        CollectionCases.class
    };

    static List<Class<?>> scenarios() {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> root : ROOTS) {
            for (Class<?> each : root.getDeclaredClasses()) {
                if (Scenario.class.isAssignableFrom(each)) {
                    all.add(each);
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void outsideScopes_isAsItWas(Class<?> type) throws Exception {
        Scenario plain = (Scenario) type.getConstructor().newInstance();
        Scenario tracked = tracked(type);
        plain.change();
        tracked.change();
        assertThat(tracked.state()).isEqualTo(plain.state());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scopeThatCommits_isAsItWas(Class<?> type) throws Exception {
        Scenario plain = (Scenario) type.getConstructor().newInstance();
        Scenario tracked = tracked(type);
        plain.change();
        Scopes.committed(tracked, tracked::change);
        assertThat(tracked.state()).isEqualTo(plain.state());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scopeThatFails_nothingHasChanged(Class<?> type) throws Exception {
        Scenario tracked = tracked(type);
        for (int i = 0; i < 3; i++) {
            String before = tracked.state();
            Scopes.rolledBack(tracked, () -> {
                tracked.change();
                assertThat(tracked.state()).isNotEqualTo(before);
            });
            assertThat(tracked.state()).isEqualTo(before);
            tracked.change();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scopeOfAnotherObjectFails_nothingHasChanged(Class<?> type) throws Exception {
        Scenario tracked = tracked(type);
        Scenario other = tracked(FieldCases.Primitives.class);
        if (dev.reknit.runtime.state.Kinds.isCopied(tracked)) {
            return; // it is not part of the other's state, and does not log
        }
        tracked.change();
        String before = tracked.state();
        Scopes.rolledBack(other, tracked::change);
        assertThat(tracked.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nestedScopes_eachTakesBackItsOwn(Class<?> type) throws Exception {
        Scenario tracked = tracked(type);
        String before = tracked.state();
        Scopes.rolledBack(tracked, () -> {
            tracked.change();
            String between = tracked.state();
            Scopes.rolledBack(tracked, tracked::change);
            assertThat(tracked.state()).isEqualTo(between);
            tracked.change();
            Scopes.committed(tracked, tracked::change);
        });
        assertThat(tracked.state()).isEqualTo(before);
    }

    private static Scenario tracked(Class<?> type) throws Exception {
        return (Scenario) new TrackedLoader(ROOTS)
                .loadClass(type.getName())
                .getConstructor()
                .newInstance();
    }
}
