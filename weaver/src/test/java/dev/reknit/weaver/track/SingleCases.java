package dev.reknit.weaver.track;

/** Objects with one field, so that no barrier does the work of another. */
final class SingleCases {
    private SingleCases() {}

    public static final class Truth implements Scenario {
        private boolean value = true;

        @Override
        public void change() {
            value = !value;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Small implements Scenario {
        private byte value = 1;

        @Override
        public void change() {
            value++;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Letter implements Scenario {
        private char value = 'a';

        @Override
        public void change() {
            value++;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Middle implements Scenario {
        private short value = 1;

        @Override
        public void change() {
            value--;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Number implements Scenario {
        private int value = 1;

        @Override
        public void change() {
            value += 2;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Large implements Scenario {
        private long value = 1;

        @Override
        public void change() {
            value++;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Fraction implements Scenario {
        private float value = 1;

        @Override
        public void change() {
            value *= 2;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Precise implements Scenario {
        private double value = 1;

        @Override
        public void change() {
            value *= 2;
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Text implements Scenario {
        private String value = "a";

        @Override
        public void change() {
            value += "b";
        }

        @Override
        public String state() {
            return "" + value;
        }
    }

    public static final class Array implements Scenario {
        private int[] value = {1};

        @Override
        public void change() {
            value = new int[value.length + 1];
        }

        @Override
        public String state() {
            return "" + value.length;
        }
    }
}
