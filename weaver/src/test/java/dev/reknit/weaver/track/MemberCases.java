package dev.reknit.weaver.track;

import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;

/** What others see of a class. */
@SuppressWarnings({"unused", "serial"})
final class MemberCases {
    private MemberCases() {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Mark {}

    public static class Rich<T extends Comparable<T>> implements Comparable<Rich<T>>, Serializable, Cloneable {
        static final Object INITIALIZED = new Object();

        private T value;
        private transient int skipped;
        protected long open;

        @Mark
        public synchronized <X> List<X> generic(@Mark T first, X... rest) throws IllegalStateException {
            value = first;
            if (rest.length == 0) {
                throw new IllegalStateException("line");
            }
            return new ArrayList<>(List.of(rest));
        }

        public boolean monitor() {
            return held();
        }

        private synchronized boolean held() {
            skipped++;
            value = null;
            return Thread.holdsLock(this);
        }

        @Override
        public int compareTo(Rich<T> other) {
            return value.compareTo(other.value);
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            return super.clone();
        }
    }

    static final class Below extends Rich<String> {
        private String text;
    }
}
