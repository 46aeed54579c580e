package dev.reknit.scenarios.methods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.Script;
import dev.reknit.testkit.ReknitTest;
import org.junit.jupiter.api.Test;

@ReknitTest
class ValuesTest {
    private static Values values() {
        return new Values(Script.failing(2));
    }

    @Test
    void primitive_comesBackTheSame() {
        assertThat(values().same(true)).isTrue();
        assertThat(values().same(false)).isFalse();
        assertThat(values().same(Byte.MIN_VALUE)).isEqualTo(Byte.MIN_VALUE);
        assertThat(values().same('\uFFFF')).isEqualTo('\uFFFF');
        assertThat(values().same(Short.MIN_VALUE)).isEqualTo(Short.MIN_VALUE);
        assertThat(values().same(Integer.MIN_VALUE)).isEqualTo(Integer.MIN_VALUE);
        assertThat(values().same(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(values().same(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
        assertThat(values().same(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void array_comesBackTheSame() {
        long[][] longs = {{1}, {}};
        String[] texts = {"a", null};
        assertThat(values().same(longs)).isSameAs(longs);
        assertThat(values().same(texts)).isSameAs(texts);
        assertThat(values().same((String[]) null)).isNull();
    }

    @Test
    void firstAttemptSucceeds_valuesComeBackTheSame() {
        Values values = new Values(Script.failing(0));
        assertThat(values.same(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(values.same(-1.5)).isEqualTo(-1.5);
        assertThat(values.same((byte) -1)).isEqualTo((byte) -1);
    }

    @Test
    void manyParameters_arriveInOrder() {
        String expected = "[1, 2, 3.0, 4, 5.0, 6, 7, 8, true, 9, 10.0, 11]";
        assertThat(many(Script.failing(2))).isEqualTo("body " + expected);
        assertThat(many(Script.failingAlways())).isEqualTo(expected);
    }

    private static String many(Script script) {
        return new Values(script).many((byte) 1, 2L, 3, 4, 5f, "6", (short) 7, '8', true, new long[] {9}, 10, 11L);
    }

    @Test
    void manyParametersOfStaticMethod_arriveInOrder() {
        String expected = "[1, 2, 3.0, 4, 5, 6.0, 7, 8, 9]";
        assertThat(manyShared(Script.failing(2))).isEqualTo("body " + expected);
        assertThat(manyShared(Script.failingAlways())).isEqualTo(expected);
    }

    private static String manyShared(Script script) {
        return Values.manyShared(1L, 2, 3, "4", 5L, 6, (byte) 7, 8L, '9', script);
    }

    @Test
    void bodyReassignsParameters_nextAttemptHasTheCallers() {
        assertThat(values().spoiled(7, "text", 1, 2)).isEqualTo("7text2/-1spoiled9");
        assertThat(Values.spoiledShared(3, Script.failing(2), 0.5)).isEqualTo(3.0);
    }
}
