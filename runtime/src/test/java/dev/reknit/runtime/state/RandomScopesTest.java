package dev.reknit.runtime.state;

import static dev.reknit.runtime.state.NestedScopes.inScope;
import static dev.reknit.runtime.state.NestedScopes.log;
import static dev.reknit.runtime.state.NestedScopes.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fields, arrays and copied objects, written in scopes in scopes. */
class RandomScopesTest {
    @Test
    void whatIsWrittenInScopesDrawnAtRandom_isAsItWas() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int[][] arrays = {new int[3], new int[40]};
            Date[] dates = {new Date(0), new Date(0)};
            Woven.Lower[] objects = {new Woven.Lower(), new Woven.Lower()};
            try {
                inScope(true, () -> play(random, arrays, dates, objects, 4));
                assertThat(objects).allMatch(each -> each.number() == 0 && !each.flag());
                assertThat(arrays[0]).containsOnly(0);
                assertThat(arrays[1]).containsOnly(0);
                assertThat(dates).containsOnly(new Date(0));
            } catch (AssertionError wrong) {
                throw new AssertionError("seed " + seed, wrong);
            }
        }
    }

    /** Writes and opens scopes; what an inner one restores is compared at once. */
    private static void play(Random random, int[][] arrays, Date[] dates, Woven.Lower[] objects, int deepest) {
        for (int i = random.nextInt(8); i > 0; i--) {
            int[] array = arrays[random.nextInt(2)];
            Date date = dates[random.nextInt(2)];
            Woven.Lower object = objects[random.nextInt(2)];
            switch (random.nextInt(deepest > 0 ? 7 : 5)) {
                case 0 -> write(array, random.nextInt(array.length), random.nextInt());
                case 1 -> {
                    ArrayLog.all(array);
                    array[random.nextInt(array.length)] = random.nextInt();
                }
                case 2 -> {
                    UndoLog.reach(date, log());
                    date.setTime(random.nextInt());
                }
                case 3 -> object.number(random.nextInt());
                case 4 -> object.flag(random.nextBoolean());
                case 5 -> inScope(false, () -> play(random, arrays, dates, objects, deepest - 1));
                default -> {
                    int[][] before = {arrays[0].clone(), arrays[1].clone()};
                    long[] times = {dates[0].getTime(), dates[1].getTime()};
                    List<Object> fields = fields(objects);
                    inScope(true, () -> play(random, arrays, dates, objects, deepest - 1));
                    assertThat(arrays).isDeepEqualTo(before);
                    assertThat(new long[] {dates[0].getTime(), dates[1].getTime()})
                            .containsExactly(times);
                    assertThat(fields(objects)).isEqualTo(fields);
                }
            }
        }
    }

    private static List<Object> fields(Woven.Lower... objects) {
        return List.of(objects[0].number(), objects[0].flag(), objects[1].number(), objects[1].flag());
    }
}
