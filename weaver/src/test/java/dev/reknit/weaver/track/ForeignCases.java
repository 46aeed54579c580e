package dev.reknit.weaver.track;

import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** Objects that do not log their own changes, and fields that others may write. */
@SuppressWarnings("unused")
final class ForeignCases {
    private ForeignCases() {}

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
            date.setTime(date.getTime() + 10);
            dates[1].setTime(dates[1].getTime() + 1);
            list.get(0).setTime(list.get(0).getTime() + 1);
            if (anything instanceof StringBuilder text) {
                text.append("b");
            }
            holder.date.setTime(holder.date.getTime() + 1);
            anything = date;
            date = new Date(date.getTime() + 1);
        }

        @Override
        public String state() {
            return date.getTime() + " " + dates[0].getTime() + " " + dates[1].getTime() + " "
                    + list.get(0).getTime() + " " + (anything == date ? "date" : anything) + holder.date.getTime();
        }
    }
}
