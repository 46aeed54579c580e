package dev.reknit.weaver.track;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Writes to fields, from everywhere that can. */
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
            truth = false;
            small = 2;
            letter = '\uffff';
            middle = 4;
            number = 5;
            large = 6;
            fraction = 7;
            precise = 8;
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
            own = 8;
            inherited(inherited + own);
        }

        @Override
        public String state() {
            return inherited() + " " + own;
        }
    }

    public static final class Writers implements Scenario {
        private int lambda;
        private int inner;
        private int anonymous;
        private int local;
        private int reference;
        private int staticMethod;
        private int ofInner;
        private final Inner part = new Inner();

        final class Inner {
            private long count;

            void write() {
                inner++;
                count++;
                new Innermost().write();
            }

            final class Innermost {
                void write() {
                    inner += 10;
                    count += 10;
                }
            }
        }

        @Override
        public void change() throws Exception {
            IntConsumer consumer = by -> lambda += by;
            consumer.accept(3);
            part.write();
            part.count++;
            Callable<Integer> callable = new Callable<>() {
                private int own;

                @Override
                public Integer call() {
                    own++;
                    return anonymous = 4 + own;
                }
            };
            callable.call();
            callable.call();
            class Local {
                void write() {
                    local--;
                }
            }
            new Local().write();
            UnaryOperator<Writers> increase = Writers::increase;
            increase.apply(this);
            write(this, 1L, 2.0);
            Runnable nested = () -> {
                Runnable deeper = () -> ofInner = 9;
                deeper.run();
            };
            nested.run();
        }

        private Writers increase() {
            reference++;
            return this;
        }

        private static void write(Writers to, long one, double two) {
            to.staticMethod = (int) (one + two);
        }

        @Override
        public String state() {
            return lambda + " " + inner + " " + anonymous + " " + local + " " + reference + " " + staticMethod + " "
                    + ofInner + " " + part.count;
        }
    }

    interface Counting {
        void count(int value);

        int count();

        default void twice() {
            count(count() + 1);
            add(this, 1);
        }

        private static void add(Counting to, int by) {
            Cell cell = to.cell();
            cell.value += by;
            to.count(to.count() + by);
        }

        Cell cell();
    }

    static final class Cell {
        private int value;
    }

    public static final class Defaults implements Scenario, Counting {
        private int count = 1;
        private final Cell cell = new Cell();

        @Override
        public void change() {
            twice();
        }

        @Override
        public void count(int value) {
            count = value;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public Cell cell() {
            return cell;
        }

        @Override
        public String state() {
            return count + " " + cell.value;
        }
    }

    enum Rule {
        ADD {
            @Override
            void apply(Cell cell) {
                cell.value += 2;
            }
        };

        abstract void apply(Cell cell);
    }

    record Pair(Cell left, Date right) {
        void change() {
            left.value++;
            right.setTime(right.getTime() + 1);
        }
    }

    public static final class EnumsAndRecords implements Scenario {
        private final Cell cell = new Cell();
        private Pair pair = new Pair(new Cell(), new Date(0));

        @Override
        public void change() {
            for (Rule each : Rule.values()) {
                each.apply(cell);
            }
            pair.change();
            pair = new Pair(pair.left(), new Date(9));
        }

        @Override
        public String state() {
            return cell.value + " " + pair.left.value + " " + pair.right.getTime();
        }
    }

    public static final class Copied implements Scenario {
        int open = 1;
        protected String[] texts = {"a"};
        public Date date = new Date(0);
        private int closed = 1;
        private Copied next;

        public Copied() {}

        @Override
        public void change() {
            if (next == null) {
                next = new Copied();
            }
            open++;
            texts[0] += "b";
            date.setTime(5);
            closed++;
            next.open++;
        }

        @Override
        public String state() {
            return open + Arrays.toString(texts) + date.getTime() + closed + (next == null ? "" : next.state());
        }
    }

    public static final class CopiedDeeper implements Scenario {
        private final Copied[] parts = {new Copied()};
        private final Copied part = new Copied();

        @Override
        public void change() {
            part.change();
            parts[0].change();
            parts[0].open = 99;
        }

        @Override
        public String state() {
            return part.state() + parts[0].state();
        }
    }

    public static final class Dates implements Scenario {
        private Date date = new Date(0);
        private Date[] dates = {new Date(1), new Date(2)};
        private final List<Date> list = List.of(new Date(3));
        private Object anything = new StringBuilder("a");
        private final Holder holder = new Holder();

        private static final class Holder {
            private final Date date = new Date(4);
        }

        @Override
        public void change() {
            date.setTime(10);
            dates[1].setTime(20);
            list.get(0).setTime(30);
            ((StringBuilder) anything).append("b");
            holder.date.setTime(40);
            anything = date;
        }

        @Override
        public String state() {
            return date.getTime() + " " + dates[0].getTime() + " " + dates[1].getTime() + " "
                    + list.get(0).getTime() + " " + (anything == date ? "date" : anything) + holder.date.getTime();
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

    public static final class Threaded implements Scenario {
        private final Node head = new Node(null, 0);

        private static final class Node {
            private Node next;
            private Node prev;
            private int value;

            Node(Node prev, int value) {
                this.prev = prev;
                this.value = value;
                if (prev != null) {
                    prev.next = this;
                    prev.value += value;
                }
            }
        }

        @Override
        public void change() {
            Node second = new Node(head, 2);
            second.value = 20;
            Node third = new Node(second, 3);
            head.prev = third;
            third.next = head;
        }

        @Override
        public String state() {
            return head.value + " " + (head.next != null) + (head.prev != null);
        }
    }
}
