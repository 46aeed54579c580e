package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.junit.jupiter.api.Test;

class KindsTest {
    /** As a library has them. */
    private static class Fraction extends Number {
        private static final long serialVersionUID = 1;

        final int numerator = 1;
        final String text = "1/2";

        @Override
        public int intValue() {
            return numerator;
        }

        @Override
        public long longValue() {
            return numerator;
        }

        @Override
        public float floatValue() {
            return numerator;
        }

        @Override
        public double doubleValue() {
            return numerator;
        }
    }

    private static final class Growing extends Fraction {
        private static final long serialVersionUID = 1;

        int numeratorNow;
    }

    private static final class Dated extends Fraction {
        private static final long serialVersionUID = 1;

        final Date date = new Date(1);
    }

    @Test
    void finalFieldsOfValues_belowAClassOfTheJdkThatHoldsNothing_areNotCopied() {
        assertThat(Kinds.isCopied(new Fraction())).isFalse();
        assertThat(Kinds.isStable(new Fraction())).isTrue();
    }

    @Test
    void aFieldThatChanges_orHoldsWhatDoes_hasTheObjectCopied() {
        assertThat(Kinds.isCopied(new Growing())).isTrue();
        assertThat(Kinds.isCopied(new Dated())).isTrue();
        assertThat(Kinds.isStable(new Growing())).isFalse();
    }
}
