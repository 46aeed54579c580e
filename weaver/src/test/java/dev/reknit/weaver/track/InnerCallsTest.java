package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Checkpointed;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Objects that are copied, have been met by a call, and come to an inner call on another object: if that fails and the
 * outer one goes on, they have again what the outer one gave them.
 */
class InnerCallsTest {
    /** How they come to it. */
    public enum Way {
        ARGUMENT,
        LATER_ARGUMENT,
        ARGUMENT_OF_ANY_TYPE,
        ARRAY,
        TRACKED_LIST,
        OBJECT_WITH_OPEN_FIELD,
        CAPTURED_BY_LAMBDA,
        CAPTURED_BY_LAMBDA_WITH_OBJECT,
        CAPTURED_BY_ANONYMOUS_CLASS,
        CAPTURED_BY_LAMBDA_IN_LAMBDA,
        GIVEN_TO_LAMBDA,
        FIELD_OF_ANOTHER,
        TWO_CALLS_DEEP
    }

    /** The outer call. Tells what it sees after the inner one. */
    public static final class Outer implements BiFunction<Way, Boolean, String> {
        private final Map<String, Date> dates = new HashMap<>();
        private final Inner inner = new Inner();
        private final Part part = new Part();
        int open = 1;

        /** Has a date and a part that are copied. */
        public Outer() {
            dates.put("a", new Date(1));
        }

        @Override
        @Checkpointed
        public String apply(Way way, Boolean fails) {
            Date date = dates.get("a");
            date.setTime(2);
            part.open = 2;
            open = 2;
            assertThatThrownBy(() -> enter(way, date)).isInstanceOf(IllegalArgumentException.class);
            if (fails) {
                throw new IllegalStateException(toString());
            }
            return toString();
        }

        private void enter(Way way, Date date) {
            switch (way) {
                case ARGUMENT -> inner.given(date);
                case LATER_ARGUMENT -> inner.given(1L, 2.0, date);
                case ARGUMENT_OF_ANY_TYPE -> inner.given((Object) date);
                case ARRAY -> inner.given(date, date);
                case TRACKED_LIST -> inner.given(new ArrayList<>(List.of(date)));
                case OBJECT_WITH_OPEN_FIELD -> inner.given(part);
                case CAPTURED_BY_LAMBDA -> inner.runs(() -> date.setTime(9));
                case CAPTURED_BY_LAMBDA_WITH_OBJECT -> inner.runs(() -> open = (int) date.getTime() + 7);
                case CAPTURED_BY_ANONYMOUS_CLASS ->
                    inner.runs(new Runnable() {
                        @Override
                        public void run() {
                            date.setTime(9);
                        }
                    });
                case CAPTURED_BY_LAMBDA_IN_LAMBDA ->
                    inner.runs(() -> {
                        Runnable second = () -> date.setTime(9);
                        second.run();
                    });
                case GIVEN_TO_LAMBDA -> inner.passes(date, each -> each.setTime(9));
                case FIELD_OF_ANOTHER -> inner.reads(this);
                case TWO_CALLS_DEEP -> inner.passesOn(date);
            }
        }

        @Override
        public String toString() {
            return dates.get("a").getTime() + " " + part.open + " " + open;
        }
    }

    /** The object of the inner calls, which all fail. */
    static final class Inner {
        private int calls;

        @Checkpointed
        void given(Date date) {
            date.setTime(9);
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void given(long one, double two, Date date) {
            date.setTime(9);
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void given(Object date) {
            ((Date) date).setTime(9);
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void given(Date... dates) {
            dates[0].setTime(9);
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void given(List<Date> dates) {
            dates.forEach(each -> each.setTime(9));
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void given(Part part) {
            part.open = 9;
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void runs(Runnable body) {
            body.run();
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void passes(Date date, Consumer<Date> body) {
            calls++;
            body.accept(date);
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void reads(Outer outer) {
            outer.dates.get("a").setTime(9);
            outer.part.open = 9;
            throw new IllegalArgumentException();
        }

        @Checkpointed
        void passesOn(Date date) {
            new Inner().given(date);
        }
    }

    /** Others may write its field, so it is copied. */
    static final class Part {
        int open = 1;
    }

    @ParameterizedTest
    @EnumSource
    void innerCallFails_outerSeesWhatItHadItself(Way way) throws Exception {
        assertThat(outer().apply(way, false)).isEqualTo("2 2 2");
    }

    @ParameterizedTest
    @EnumSource
    void outerFailsAfterIt_everythingIsAsItWas(Way way) throws Exception {
        BiFunction<Way, Boolean, String> outer = outer();
        assertThatThrownBy(() -> outer.apply(way, true)).hasMessage("2 2 2").hasNoSuppressedExceptions();
        assertThat(outer).hasToString("1 1 1");
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<Way, Boolean, String> outer() throws Exception {
        ClassLoader loader = new Loader();
        assertThat(Tracked.class).isAssignableFrom(loader.loadClass(Inner.class.getName()));
        return (BiFunction<Way, Boolean, String>)
                loader.loadClass(Outer.class.getName()).getConstructor().newInstance();
    }

    /** Loads these classes as an agent would. */
    private static final class Loader extends ClassLoader {
        private static final ClassIndex INDEX = ClassIndex.of(InnerCallsTest.class.getClassLoader());

        private final Weaver weaver = Weaver.standard().with(Ownership.ofAll(INDEX));

        Loader() {
            super(InnerCallsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                boolean own = name.startsWith(InnerCallsTest.class.getName()) && !name.equals(Way.class.getName());
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !own) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                byte[] classFile = Objects.requireNonNull(INDEX.read(name.replace('.', '/')));
                byte[] woven = weaver.weave(classFile, INDEX).classFile();
                byte[] code = woven == null ? classFile : woven;
                return defineClass(name, code, 0, code.length);
            }
        }
    }
}
