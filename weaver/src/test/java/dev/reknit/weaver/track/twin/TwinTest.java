package dev.reknit.weaver.track.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Random programs leave the same state, and see the same on their way, whether changes are logged or
 * everything is copied. How many: {@code jqwik.tries.default}, which the profile {@code slow} sets to 100,000.
 */
class TwinTest {
    private static final Universe TRACKED = Universe.tracked();
    private static final Universe BUILT = Universe.built();
    private static final Universe COPIED = Universe.copied();

    @Property
    void program_leavesTheSameState(@ForAll @Size(max = 150) List<@IntRange(max = 9_999) Integer> code) {
        String copied = Programs.alone(COPIED, code);
        assertThat(Programs.alone(TRACKED, code)).isEqualTo(copied);
        assertThat(Programs.alone(BUILT, code)).isEqualTo(copied);
    }

    /** An object that an inner call had copied, and gave up, is changed by the outer one. */
    @Example
    void copiedAnewForTheOuterCall_isPutBack() {
        List<Integer> code =
                List.of(9480, 8676, 556, 507, 1286, 8614, 7688, 4250, 4002, 1771, 1689, 640, 8776, 3439, 8737, 5730);
        String copied = Programs.alone(COPIED, code);
        assertThat(Programs.alone(TRACKED, code)).isEqualTo(copied);
        assertThat(Programs.alone(BUILT, code)).isEqualTo(copied);
    }

    /** An array logs a change, is then copied as part of something else, and all that is given up, twice. */
    @Example
    void copiedAfterItLogged_isPutBack() {
        List<Integer> code = List.of(0, 144, 9349, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0, 232, 4, 0, 12, 1, 2);
        String copied = Programs.alone(COPIED, code);
        assertThat(Programs.alone(TRACKED, code)).isEqualTo(copied);
        assertThat(Programs.alone(BUILT, code)).isEqualTo(copied);
    }

    @Property
    void programsByTurns_leaveTheSameState(
            @ForAll @Size(max = 60) List<@IntRange(max = 9_999) Integer> one,
            @ForAll @Size(max = 60) List<@IntRange(max = 9_999) Integer> other,
            @ForAll @Size(max = 20) List<@IntRange(max = 1) Integer> order) {
        String copied = Programs.byTurns(COPIED, one, other, order);
        assertThat(Programs.byTurns(TRACKED, one, other, order)).isEqualTo(copied);
        assertThat(Programs.byTurns(BUILT, one, other, order)).isEqualTo(copied);
    }
}
