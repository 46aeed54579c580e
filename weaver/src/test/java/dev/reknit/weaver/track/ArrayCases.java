package dev.reknit.weaver.track;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes to arrays, and lets others write to them. */
@SuppressWarnings("unused")
final class ArrayCases {
    private ArrayCases() {}

    public static final class EachType implements Scenario {
        private final boolean[] truths = {true, false};
        private final byte[] bytes = {1, 2};
        private final char[] letters = {'a', 'b'};
        private final short[] shorts = {1, 2};
        private final int[] ints = {1, 2};
        private final long[] longs = {1, Long.MAX_VALUE};
        private final float[] floats = {1, Float.MIN_VALUE};
        private final double[] doubles = {1, Double.NaN};
        private final String[] texts = {"a", null};

        @Override
        public void change() {
            truths[1] = !truths[1];
            bytes[1]--;
            letters[1]++;
            shorts[1] <<= 2;
            ints[1] = ints[0] = 8;
            longs[1] = longs[0]++;
            floats[1] += 1;
            doubles[1] = doubles[0] += 4;
            texts[1] = texts[0] += "b";
        }

        @Override
        public String state() {
            return Arrays.toString(truths)
                    + Arrays.toString(bytes)
                    + Arrays.toString(letters)
                    + Arrays.toString(shorts)
                    + Arrays.toString(ints)
                    + Arrays.toString(longs)
                    + Arrays.toString(floats)
                    + Arrays.toString(doubles)
                    + Arrays.toString(texts);
        }
    }

    public static final class Large implements Scenario {
        private final int[] ints = new int[1000];
        private final Object[] objects = new Object[500];

        @Override
        public void change() {
            for (int i = 0; i < ints.length; i += 7) {
                ints[i]++;
                ints[i] += i;
            }
            for (int i = 0; i < objects.length; i++) {
                objects[i] = i % 2 == 0 ? "even" : objects;
            }
        }

        @Override
        public String state() {
            StringBuilder all = new StringBuilder(Arrays.toString(ints));
            for (Object each : objects) {
                all.append(each == objects ? "self" : each);
            }
            return all.toString();
        }
    }

    public static final class Dimensions implements Scenario {
        private final int[][] grid = new int[3][4];
        private long[][][] cube = new long[2][2][];
        private final Object[] mixed = {new int[] {1}, new String[][] {{"a"}}};

        @Override
        public void change() {
            grid[1][2]++;
            grid[0] = grid[1];
            cube[0][1] = new long[] {1, 2};
            cube[0][1][0] = 3;
            cube = new long[2][2][1];
            cube[0][0][0] = grid[1][2];
            ((int[]) mixed[0])[0] = 4;
            ((String[][]) mixed[1])[0][0] += "b";
        }

        @Override
        public String state() {
            return Arrays.deepToString(grid) + Arrays.deepToString(cube) + Arrays.deepToString(mixed);
        }
    }

    public static final class Escaping implements Scenario {
        private final int[] first = {3, 1, 2};
        private final int[] filled = {1, 2, 3};
        private final int[] written = {1};
        private final int[] between = {1};
        private final String[] texts = {"a"};
        private final int[] constructed = {1};
        private final int[] reflected = {1};
        private final int[] captured = {1};
        private final int[] returned = {1};
        private final int[] supplied = {1};
        private final int[] stored = {1};
        private final Date[] dates = {new Date(0), new Date(1)};
        private final Object[] nested = {new int[] {1}};
        private final int[] hooked = {1};

        @Override
        public void change() {
            Arrays.sort(first);
            Arrays.fill(filled, 1, 2, 9);
            Foreign.write(written);
            written[0] += Foreign.writeBetween(1L, between, 2.0, texts, (byte) 3);
            var unused = new Foreign(5L, constructed, 6.0);
            Array.setInt(reflected, 0, 7);
            Runnable runnable = () -> captured[0]++;
            runnable.run();
            returned()[0] = 8;
            Supplier<int[]> supplier = () -> supplied;
            Foreign foreign = new Foreign();
            foreign.kept = stored;
            foreign.kept[0] = 9;
            Outside.use(this, supplier, foreign);
            dates[0] = dates[0];
            Foreign.age(dates);
            Outside.deep(nested);
            hook(hooked);
        }

        int[] returned() {
            return returned;
        }

        /** May be overridden by whom nobody knows. */
        void hook(int[] array) {
            array[0] = 4;
        }

        @Override
        public String state() {
            return Arrays.toString(first) + Arrays.toString(filled) + Arrays.toString(written)
                    + Arrays.toString(between) + Arrays.toString(texts) + Arrays.toString(constructed)
                    + Arrays.toString(reflected) + Arrays.toString(captured) + Arrays.toString(returned)
                    + Arrays.toString(supplied) + Arrays.toString(stored) + Arrays.toString(hooked)
                    + dates[0].getTime() + " " + dates[1].getTime() + Arrays.deepToString(nested);
        }
    }

    public static final class Ranges implements Scenario {
        private final int[] ints = {1, 2, 3, 4, 5, 6, 7, 8};
        private final String[] texts = {"a", "b", "c"};
        private Date[] dates = {new Date(0), new Date(1)};

        @Override
        public void change() {
            System.arraycopy(ints, 0, ints, 2, 6);
            System.arraycopy(new String[] {"x"}, 0, texts, 1, 1);
            Date[] copy = new Date[2];
            System.arraycopy(dates, 0, copy, 0, 2);
            Foreign.age(copy);
            copy[1].setTime(99);
            Date[] another = Arrays.copyOf(dates, 1);
            another[0].setTime(88);
            dates = copy;
        }

        @Override
        public String state() {
            return Arrays.toString(ints) + Arrays.toString(texts) + dates[0].getTime() + " " + dates[1].getTime();
        }
    }

    public static final class Failing implements Scenario {
        private final int[] ints = {1};
        private final Object[] objects = new String[] {"a"};
        private int caught;

        @Override
        public void change() {
            try {
                ints[1] = 5;
            } catch (ArrayIndexOutOfBoundsException expected) {
                caught++;
            }
            try {
                objects[0] = 5;
            } catch (ArrayStoreException expected) {
                caught++;
            }
            try {
                none()[0] = 5;
            } catch (NullPointerException expected) {
                caught++;
            }
            try {
                Failing other = caught > 0 ? null : this;
                other.caught = 9;
            } catch (NullPointerException expected) {
                caught++;
            }
            try {
                System.arraycopy(ints, 0, ints, 1, 1);
            } catch (IndexOutOfBoundsException expected) {
                caught++;
            }
            try {
                Consumer<int[]> consumer = Arrays::sort;
                consumer.accept(none());
            } catch (NullPointerException expected) {
                caught++;
            }
        }

        private static int[] none() {
            return null;
        }

        @Override
        public String state() {
            return ints[0] + " " + objects[0] + caught;
        }
    }

    public static final class Constructed implements Scenario {
        private final Date[] dates = {new Date(0)};
        private final int[] ints = {1, 2};
        private final int[] copied = {1};
        private final Date[] aged = {new Date(0)};
        private Part part = new Part(this, false);

        private static final class Part extends PartOf {
            private final Date date = new Date(0);
            private int count;
            private long sum;

            Part(Constructed of, boolean changes) {
                super(changes ? of.ints : new int[] {5});
                this.count = changes ? 3 : 4;
                this.sum += count;
                if (changes) {
                    of.ints[1]++;
                    of.dates[0].setTime(of.dates[0].getTime() + 7);
                    of.part.count++;
                    of.part.sum += sum;
                    System.arraycopy(of.ints, 1, of.copied, 0, 1);
                    Foreign.age(of.aged);
                    of.part.date.setTime(of.part.date.getTime() + 1);
                }
            }
        }

        private static class PartOf {
            private final int[] ints;

            PartOf(int[] ints) {
                this.ints = ints;
                ints[0] *= 2;
            }
        }

        @Override
        public void change() {
            part.sum++;
            part = new Part(this, true);
        }

        @Override
        public String state() {
            return dates[0].getTime() + Arrays.toString(ints) + part.count + " " + part.sum
                    + Arrays.toString(((PartOf) part).ints) + copied[0] + " " + aged[0].getTime() + " "
                    + part.date.getTime();
        }
    }
}
