package dev.reknit.runtime.redundancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.redundancy.Health.Ejection;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Object A = "a";
    private static final Object B = "b";
    private static final Object C = "c";
    private static final Object D = "d";
    private static final Object[] TWO = {A, B};
    private static final Object[] FOUR = {A, B, C, D};

    private final Health health = new Health(new HealthSettings(3, 100, 250, 50));

    @Test
    void nothingFailed_isCleanAndTakesTheFirst() {
        assertThat(health.clean()).isTrue();
        assertThat(first(TWO, 0)).isEqualTo(0);
        assertThat(health.succeeded(A)).isFalse();
    }

    @Test
    void fewerFailuresThanTheThreshold_staysInUse() {
        assertThat(health.failed(A, TWO, 0)).isNull();
        assertThat(health.failed(A, TWO, 0)).isNull();
        assertThat(first(TWO, 0)).isEqualTo(0);
        assertThat(health.clean()).isFalse();
    }

    @Test
    void successInBetween_countsAnew() {
        health.failed(A, TWO, 0);
        health.failed(A, TWO, 0);
        assertThat(health.succeeded(A)).isFalse();
        assertThat(health.clean()).isTrue();
        health.failed(A, TWO, 0);
        assertThat(health.failed(A, TWO, 0)).isNull();
    }

    @Test
    void thresholdReached_isPassedOverForTheEjectionTime() {
        assertThat(eject(A, TWO, 10)).isEqualTo(new Ejection(3, 100, 1));
        assertThat(first(TWO, 10)).isEqualTo(1);
        assertThat(first(TWO, 109)).isEqualTo(1);
        assertThat(first(TWO, 110)).isEqualTo(0);
    }

    @Test
    void failureOfACallBegunBefore_doesNotProlongTheEjection() {
        eject(A, TWO, 0);
        assertThat(health.failed(A, TWO, 50)).isNull();
        assertThat(first(TWO, 100)).isEqualTo(0);
    }

    @Test
    void onTrial_othersKeepAway() {
        eject(A, TWO, 0);
        assertThat(first(TWO, 100)).isEqualTo(0);
        assertThat(first(TWO, 100)).isEqualTo(1);
    }

    @Test
    void trialSucceeds_isBackAndAllIsForgotten() {
        eject(A, TWO, 0);
        first(TWO, 100);
        assertThat(health.succeeded(A)).isTrue();
        assertThat(health.clean()).isTrue();
        assertThat(eject(A, TWO, 100)).isEqualTo(new Ejection(3, 100, 1));
    }

    @Test
    void trialsFail_eachEjectionLastsLongerUpToTheMaximum() {
        eject(A, TWO, 0);
        first(TWO, 100);
        assertThat(health.failed(A, TWO, 100)).isEqualTo(new Ejection(4, 200, 1));
        assertThat(first(TWO, 299)).isEqualTo(1);
        assertThat(first(TWO, 300)).isEqualTo(0);
        assertThat(health.failed(A, TWO, 300)).isEqualTo(new Ejection(5, 250, 1));
        assertThat(first(TWO, 549)).isEqualTo(1);
        assertThat(first(TWO, 550)).isEqualTo(0);
    }

    @Test
    void trialUndecided_isHandedToTheNextCall() {
        eject(A, TWO, 0);
        first(TWO, 100);
        health.undecided(A, 105);
        assertThat(first(TWO, 105)).isEqualTo(0);
    }

    @Test
    void undecidedWhileEjected_changesNothing() {
        eject(A, TWO, 0);
        health.undecided(A, 50);
        assertThat(first(TWO, 50)).isEqualTo(1);
    }

    @Test
    void trialNeverEnds_lapsesAfterTheEjectionTime() {
        eject(A, TWO, 0);
        first(TWO, 100);
        assertThat(first(TWO, 199)).isEqualTo(1);
        assertThat(first(TWO, 200)).isEqualTo(0);
    }

    @Test
    void shareUsedUp_staysInUseUntilThereIsRoom() {
        eject(A, TWO, 0);
        assertThat(eject(B, TWO, 0)).isNull();
        assertThat(first(TWO, 50)).isEqualTo(1);
        health.succeeded(A);
        assertThat(health.failed(B, TWO, 60)).isEqualTo(new Ejection(4, 100, 1));
    }

    @Test
    void shareUsedUpByAnother_trialDoesNotKeepOthersAway() {
        eject(A, TWO, 0);
        eject(B, TWO, 0);
        assertThat(health.failed(B, TWO, 100)).isNotNull();
        assertThat(first(TWO, 100)).isEqualTo(0);
        assertThat(first(TWO, 100)).isEqualTo(0);
    }

    @Test
    void shareIsRoundedDown() {
        Object[] three = {A, B, C};
        assertThat(eject(A, three, 0)).isEqualTo(new Ejection(3, 100, 2));
        assertThat(eject(B, three, 0)).isNull();
        assertThat(new HealthSettings(1, 1, 1, 33).share(3)).isZero();
        assertThat(new HealthSettings(1, 1, 1, 100).share(3)).isEqualTo(3);
    }

    @Test
    void groupShrinks_theOneClosestToItsReturnComesBackEarly() {
        eject(A, FOUR, 20);
        eject(B, FOUR, 10);
        Object[] left = {A, B};
        assertThat(first(left, 30)).isEqualTo(1);
    }

    @Test
    void allEjected_areTriedAllTheSame() {
        Health whole = new Health(new HealthSettings(1, 100, 100, 100));
        whole.failed(A, TWO, 0);
        whole.failed(B, TWO, 0);
        boolean[] tried = {false, false};
        assertThat(whole.choose(TWO, tried, 0, 50)).isEqualTo(0);
        tried[0] = true;
        assertThat(whole.choose(TWO, tried, 0, 50)).isEqualTo(1);
        tried[1] = true;
        assertThat(whole.choose(TWO, tried, 0, 50)).isEqualTo(-1);
    }

    @Test
    void othersTried_anEjectedOneIsTheLastResort() {
        eject(A, TWO, 0);
        assertThat(health.choose(TWO, new boolean[] {false, true}, 0, 50)).isEqualTo(0);
    }

    @Test
    void neverToEject_recordsNothing() {
        Health never = new Health(new HealthSettings(0, 100, 100, 100));
        assertThat(eject(A, TWO, 0, never)).isNull();
        assertThat(never.clean()).isTrue();
    }

    @Test
    void instanceLeavesTheGroup_isForgotten() {
        eject(A, TWO, 0);
        first(new Object[] {B}, 10);
        assertThat(health.clean()).isTrue();
        assertThat(first(TWO, 10)).isEqualTo(0);
    }

    @Test
    @SuppressWarnings("StringOperationCanBeSimplified")
    void equalInstances_areToldApart() {
        Object[] equal = {new String("x"), new String("x")};
        eject(equal[0], equal, 0);
        assertThat(first(equal, 10)).isEqualTo(1);
    }

    @Test
    void turnsGrow_spreadEvenlyOverTheFit() {
        eject(B, FOUR, 0);
        int[] calls = new int[4];
        for (int turn = 0; turn < 30; turn++) {
            calls[health.choose(FOUR, new boolean[4], turn, 10)]++;
        }
        assertThat(calls).containsExactly(10, 0, 10, 10);
        assertThat(health.choose(FOUR, new boolean[4], Integer.MIN_VALUE, 10)).isBetween(0, 3);
    }

    @Test
    void clockOverflows_ejectionEndsAllTheSame() {
        long late = Long.MAX_VALUE - 10;
        eject(A, TWO, late);
        assertThat(first(TWO, late + 99)).isEqualTo(1);
        assertThat(first(TWO, late + 100)).isEqualTo(0);
    }

    @Test
    void longestEjection_doesNotOverflow() {
        HealthSettings longest = new HealthSettings(1, Long.MAX_VALUE / 2, Long.MAX_VALUE, 50);
        assertThat(longest.ejectionNanos(2)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(longest.ejectionNanos(3)).isEqualTo(Long.MAX_VALUE);
        Health whole = new Health(new HealthSettings(1, Long.MAX_VALUE, Long.MAX_VALUE, 50));
        whole.failed(A, TWO, 1000);
        assertThat(whole.choose(TWO, new boolean[2], 0, 1000)).isEqualTo(1);
        assertThat(whole.choose(TWO, new boolean[2], 0, 1_000_000_000)).isEqualTo(1);
    }

    private int first(Object[] group, long now) {
        return health.choose(group, new boolean[group.length], 0, now);
    }

    private Ejection eject(Object instance, Object[] group, long now) {
        return eject(instance, group, now, health);
    }

    private static Ejection eject(Object instance, Object[] group, long now, Health health) {
        health.failed(instance, group, now);
        health.failed(instance, group, now);
        return health.failed(instance, group, now);
    }
}
