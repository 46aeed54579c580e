package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
    private static final Policies POLICIES = Policies.of(List.of(Retry.class, Fallback.class, Marker.class));

    @interface Marker {
        int only();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "Retry/maxRetries                                             | '' | '' | '' | Retry | maxRetries",
                "com.acme.Foo/Retry/maxRetries                                | com.acme.Foo | '' | '' | Retry | maxRetries",
                "com.acme.Foo$Inner/bar/Retry/delay                           | com.acme.Foo$Inner | bar | '' | Retry | delay",
                "com.acme.Foo/bar(int,java.lang.String[])/Retry/delay         | com.acme.Foo | bar | (int,java.lang.String[]) | Retry | delay",
                "com.acme.Foo/bar()/Retry/delay                               | com.acme.Foo | bar | () | Retry | delay",
                "Retry/enabled                                                | '' | '' | '' | Retry | enabled",
                "com.acme.Foo/enabled                                         | com.acme.Foo | '' | '' | '' | enabled",
                "Foo/enabled                                                  | Foo | '' | '' | '' | enabled",
                "com.acme.Foo/Fallback/enabled                                | com.acme.Foo | '' | '' | Fallback | enabled",
                "com.acme.Foo/bar/enabled                                     | com.acme.Foo | bar | '' | '' | enabled",
                "com.acme.Foo/bar(int)/order                                  | com.acme.Foo | bar | (int) | '' | order",
                "reknit/enabled                                               | '' | '' | '' | '' | enabled",
                "reknit/config/poll                                           | '' | '' | '' | '' | reknit/config/poll",
                "reknit.store.default.folder                                  | '' | '' | '' | '' | reknit.store.",
            })
    void key_isTakenApart(String text, String type, String method, String parameters, String policy, String what) {
        assertThat(Key.parse(text, POLICIES)).isEqualTo(new Key(type, method, parameters, policy, what));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rety/maxRetries | there is no policy Rety, was Retry meant?",
                "Rety/enabled | there is no policy Rety, was Retry meant?",
                "com.acme.Foo/bar/Checkpointed/arguments | there is no policy Checkpointed; policies: Fallback, Marker, Retry",
                "Fallback/fallbackMetod | there is no fallbackMetod in Fallback, was fallbackMethod meant?",
                "Marker/order | there is no order in Marker; attributes: enabled, only",
                "reknit/enable | not a key, was reknit/enabled meant?; allowed: reknit/enabled, reknit/order,"
                        + " reknit/config/poll, MP_Fault_Tolerance_NonFallback_Enabled",
                "reknit.store.folder | not a key of a store; allowed: reknit.store.<name>.<setting>, such as"
                        + " reknit.store.default.folder",
                "maxRetries | not a key; allowed: Policy/attribute, com.acme.Foo/Policy/attribute,"
                        + " com.acme.Foo/method/Policy/attribute",
                "a/b/c/d/Retry/delay | not a key; allowed: Policy/attribute, com.acme.Foo/Policy/attribute,"
                        + " com.acme.Foo/method/Policy/attribute",
                "/Retry/delay | not a key; allowed: Policy/attribute, com.acme.Foo/Policy/attribute,"
                        + " com.acme.Foo/method/Policy/attribute",
            })
    void keyWithoutEffect_isRefusedAndTheNearestNamed(String text, String message) {
        assertThatThrownBy(() -> Key.parse(text, POLICIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void systemProperty_isTakenForAKeyByItsShape() {
        assertThat(List.of(
                        "Retry/delay",
                        "a.B/c/Retry/dealy",
                        "reknit/x",
                        "a.B/enabled/x",
                        "a.B/c/enabled",
                        "reknit.store.x"))
                .filteredOn(each -> Key.isLike(each, POLICIES))
                .containsExactly("Retry/delay", "a.B/c/Retry/dealy", "reknit/x", "a.B/c/enabled", "reknit.store.x");
    }
}
