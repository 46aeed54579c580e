package dev.reknit.weaver.track;

import java.util.Date;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Writes to fields of one class by the code of another, or by code that others run. */
@SuppressWarnings("unused")
final class NestCases {
    private NestCases() {}

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
