package dev.reknit.weaver.track;

import java.util.Arrays;
import java.util.List;

/** Writes to fields in all shapes of code. */
@SuppressWarnings("unused")
final class FieldCases {
    private FieldCases() {}

    public static final class Primitives implements Scenario {
        private boolean truth = true;
        private byte small = -1;
        private char letter = 'a';
        private short middle = -300;
        private int number = Integer.MIN_VALUE;
        private long large = Long.MIN_VALUE + 1;
        private float fraction = Float.NaN;
        private double precise = -0.0;

        @Override
        public void change() {
            truth = !truth;
            small--;
            letter += 0x8000;
            middle += 4;
            number--;
            large *= 3;
            fraction = fraction == 7 ? 8 : 7;
            precise += 8;
        }

        @Override
        public String state() {
            return truth + " " + small + " " + (int) letter + " " + middle + " " + number + " " + large + " " + fraction
                    + " " + precise;
        }
    }

    public static final class Shapes implements Scenario {
        private int a = 1;
        private long b = 2;
        private double c = 3;
        private String text = "x";
        private Shapes other;

        public Shapes() {}

        private Shapes(int a) {
            this.a = a;
        }

        @Override
        public void change() {
            other = new Shapes(9);
            other.a = a = 5;
            other.b = b = 6;
            other.b += b += 2;
            c = other.c = b++ + --a;
            b <<= 3;
            text = a > 2 ? text + b : text;
            text += c > 1 ? "y" : "z";
            pick(a > 1).b = a > 1 ? ++b : b--;
            pick(false).c *= pick(true).c + (a++ > 0 ? 1 : 2);
        }

        private Shapes pick(boolean own) {
            return own ? this : other;
        }

        @Override
        public String state() {
            return a + " " + b + " " + c + " " + text + " " + (other == null ? null : other.state());
        }
    }

    static class Top {
        private int x = 1;
        private final List<String> fixed = List.of("a");

        void top(int value) {
            x = value;
        }

        String topState() {
            return "" + x + fixed;
        }
    }

    static class Middle extends Top {
        private long x = 2;
        private Object part = "part";

        void middle(long value) {
            x = value;
            part = null;
        }
    }

    static class Bottom extends Middle {}

    public static final class Inherited extends Bottom implements Scenario {
        private String x = "own";

        @Override
        public void change() {
            top(5);
            middle(6);
            x += "er";
            ((Top) this).x++;
        }

        @Override
        public String state() {
            return topState() + ((Middle) this).x + ((Middle) this).part + x;
        }
    }

    public static final class Unwoven extends Foreign implements Scenario {
        private int own = 1;

        @Override
        public void change() {
            inherited = 7;
            own++;
            inherited(inherited + own);
        }

        @Override
        public String state() {
            return inherited() + " " + own;
        }
    }

    public static final class Flow implements Scenario {
        private int count;
        private long sum;
        private String text = "";

        @Override
        public void change() throws Exception {
            loop(3);
            synchronizedLoop(2, 1.5f);
            caught();
            text = switching(count);
        }

        /** Begins with the head of a loop. */
        private void loop(int times) {
            while (times-- > 0) {
                for (int i = 0; i < times; i++) {
                    sum += i;
                    count++;
                }
            }
        }

        private synchronized double synchronizedLoop(long times, float by) {
            do {
                synchronized (this) {
                    sum += (long) by;
                }
            } while (--times > 0);
            return sum;
        }

        private void caught() {
            try {
                count++;
                throw new IllegalStateException();
            } catch (IllegalStateException expected) {
                count += 5;
            } finally {
                text += "finally";
            }
        }

        private String switching(int on) {
            switch (on) {
                case 1:
                    return text + "one";
                case 9:
                    text += "nine";
                    break;
                default:
                    text += on;
            }
            return switch (text) {
                case "a" -> text;
                default -> {
                    sum++;
                    yield text + sum;
                }
            };
        }

        @Override
        public String state() {
            return count + " " + sum + " " + text;
        }
    }

    public static final class Clones implements Scenario, Cloneable {
        private int[] numbers = {1, 2};
        private int count = 1;
        private Clones copy;

        @Override
        public void change() throws CloneNotSupportedException {
            count = 2;
            copy = (Clones) clone();
            copy.count = 3;
            numbers[0] = 7;
            copy.numbers = numbers.clone();
            copy.numbers[1] = 8;
            count = 4;
        }

        @Override
        public String state() {
            return count + Arrays.toString(numbers) + (copy == null ? "" : copy.state());
        }
    }
}
