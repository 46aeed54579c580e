package dev.reknit.runtime.state;

import static dev.reknit.runtime.state.NestedScopes.inScope;
import static dev.reknit.runtime.state.NestedScopes.log;
import static dev.reknit.runtime.state.NestedScopes.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a call has logged has one hash, whatever is around the call, and says what was changed. */
class NestedDigestTest {
    private final Woven object = new Woven();

    /** An inner call writes what the outer one has, and then something else: the first entry leaves a hole. */
    private static void writeTwo(Woven one, Woven other) {
        one.number(1);
        inScope(one, false, () -> {
            one.number(2);
            other.number(3);
        });
    }

    @Test
    void sameCallsAgain_sameDigest() {
        assertThat(digestOfTwo()).isEqualTo(digestOfTwo());
    }

    private static long digestOfTwo() {
        Woven one = new Woven.Lower();
        long[] digest = new long[1];
        inScope(one, false, () -> {
            writeTwo(one, new Woven());
            digest[0] = log().digestSince(0);
        });
        return digest[0];
    }

    @Test
    void entryDroppedFromTheMiddle_isAboutNothing() {
        List<Object> changed = new ArrayList<>();
        inScope(object, false, () -> {
            writeTwo(object, new Woven());
            log().changedSince(0, new ChangedObjects() {
                @Override
                public void changed(Object each) {
                    changed.add(each);
                }

                @Override
                public void changed(Object each, @Nullable Object key) {
                    changed.add(each);
                }
            });
        });

        assertThat(changed).isNotEmpty().noneMatch(Undo.class::isInstance);
    }

    @Test
    void numbersOfScopesAreUsedUpInBetween_sameDigest() {
        Set<Long> digests = new HashSet<>();
        for (int i = 0; i < 40_000; i++) {
            Woven counter = new Woven();
            inScope(counter, false, () -> {
                for (int j = 0; j < 4; j++) {
                    int value = j;
                    inScope(counter, false, () -> counter.number(value));
                }
                digests.add(log().digestSince(0));
            });
        }

        assertThat(digests).hasSize(1);
    }

    @Test
    void callsOnALargeArrayWithinAnother_sameDigestsAsByThemselves() {
        int[] within = new int[256];
        int[] alone = new int[256];
        List<Long> digests = new ArrayList<>();
        inScope(object, false, () -> {
            for (int i = 0; i < 200; i++) {
                digests.add(digestOfWrite(within, i));
            }
        });
        for (int i = 0; i < 200; i++) {
            assertThat(digestOfWrite(alone, i)).isEqualTo(digests.get(i));
        }
    }

    private static long digestOfWrite(int[] array, int index) {
        long[] digest = new long[1];
        inScope(new Woven.Lower(), false, () -> {
            int mark = log().mark();
            write(array, index, index);
            digest[0] = log().digestSince(mark);
        });
        return digest[0];
    }
}
