package dev.reknit.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours beside the JDK's own computation. */
@SuppressWarnings("serial")
class SerialVersionTest {
    public abstract static class Rich implements Comparator<String>, Serializable {
        public static final int SHARED = 1;
        protected transient volatile String skipped;
        String kept;
        private transient String hidden;
        private final long counted;

        protected Rich(long counted, String... names) {
            this.counted = counted;
        }

        private Rich() {
            this(0);
        }

        public synchronized strictfp double twice(double value) {
            return value * 2;
        }

        protected abstract <T extends Collection<?>> T generic(T value);

        private void secret() {}
    }

    private static final class Inner extends ArrayList<String> {
        private final Supplier<String> lambda = () -> "x";
    }

    protected static class WithInitializer implements Serializable {
        static final Object LOCK = new Object();
    }

    static class Plain {}

    static class Stated implements Serializable {
        private static final long serialVersionUID = 7;
    }

    enum Constants implements Serializable {
        ONE
    }

    @ParameterizedTest
    @ValueSource(classes = {Rich.class, Inner.class, WithInitializer.class})
    void computed_isWhatTheJdkComputes(Class<?> type) {
        assertThat(SerialVersion.compute(model(type)))
                .isEqualTo(ObjectStreamClass.lookup(type).getSerialVersionUID());
    }

    @Test
    void kept_onlyWhereWeavingWouldChangeIt() throws IOException {
        ClassIndex index = index();
        assertThat(SerialVersion.toKeep(model(Rich.class), index)).isNotNull();
        assertThat(SerialVersion.toKeep(model(Inner.class), index)).isNotNull();
        assertThat(SerialVersion.toKeep(model(WithInitializer.class), index)).isNull();
        assertThat(SerialVersion.toKeep(model(Plain.class), index)).isNull();
        assertThat(SerialVersion.toKeep(model(Stated.class), index)).isNull();
        assertThat(SerialVersion.toKeep(model(Constants.class), index)).isNull();
    }

    @Test
    void superclassUnknown_isKept() {
        ClassIndex blind = new ClassIndex(name -> null);
        assertThat(SerialVersion.toKeep(model(Inner.class), blind)).isNotNull();
    }

    private static ClassModel model(Class<?> type) {
        return index().find(type.getName().replace('.', '/')).orElseThrow();
    }

    private static ClassIndex index() {
        return ClassIndex.of(SerialVersionTest.class.getClassLoader());
    }
}
