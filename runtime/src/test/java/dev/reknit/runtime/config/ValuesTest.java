package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Backoff;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void text_isParsedByTheTypeOfTheAttribute() {
        assertThat(parse("count", " -3 ")).isEqualTo(-3);
        assertThat(parse("big", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(parse("ratio", "25e-2")).isEqualTo(0.25);
        assertThat(parse("backoff", "exponential")).isEqualTo(Backoff.EXPONENTIAL);
        assertThat(parse("text", " as it is ")).isEqualTo(" as it is ");
        assertThat(parse("type", "java.lang.Long")).isEqualTo("java.lang.Long a java.lang.Number");
        assertThat(parse("types", "java.io.IOException, java.lang.Error"))
                .isEqualTo(
                        List.of("java.io.IOException a java.lang.Throwable", "java.lang.Error a java.lang.Throwable"));
        assertThat(parse("types", " ")).isEqualTo(List.of());
        assertThat(parse("texts", "x, y")).isEqualTo(List.of("x", "y"));
        assertThat(parse("delay", "2s")).isEqualTo(2000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "Y", "on", "1"})
    void flag_isTrueAsInMicroProfileConfig(String text) {
        assertThat(parse("flag", text)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "No", "n", "OFF", "0"})
    void flag_isFalseForTheOpposites(String text) {
        assertThat(parse("flag", text)).isEqualTo(false);
    }

    @Test
    void otherText_isRefusedWithKeyOriginAndWhatIsAllowed() {
        assertRefused("count", "many", "allowed: a whole number from -2147483648 to 2147483647");
        assertRefused("count", "2147483648", "allowed: a whole number from -2147483648 to 2147483647");
        assertRefused("count", "1.5", "allowed: a whole number from -2147483648 to 2147483647");
        assertRefused("count", "1e999999999", "allowed: a whole number from -2147483648 to 2147483647");
        assertRefused("big", "", "allowed: a whole number of 64 bits");
        assertRefused("ratio", "half", "allowed: a number such as 0.5");
        assertRefused("flag", "maybe", "allowed: true or false");
        assertRefused("backoff", "linear", "allowed: FIXED, EXPONENTIAL, FIBONACCI");
        assertRefused("numbers", "1", "cannot be set; allowed: only in the source");
    }

    @Test
    void attributesOfPolicies_canAllBeParsed() {
        assertThat(Stream.of(Everything.class.getDeclaredMethods()).filter(each -> !Values.canParse(each)))
                .extracting(java.lang.reflect.Method::getName)
                .containsExactly("numbers");
    }

    private static Object parse(String attribute, String text) {
        return Values.parse(
                new Setting("Everything/" + attribute, text, "system property"),
                Policies.attribute(Everything.class, attribute).orElseThrow(),
                unit -> ChronoUnit.MILLIS,
                (name, bound) -> name + " a " + bound.getName());
    }

    private static void assertRefused(String attribute, String text, String reason) {
        assertThatThrownBy(() -> parse(attribute, text))
                .isInstanceOf(SettingException.class)
                .hasMessage("Everything/" + attribute + " = \"" + text + "\" (system property): " + reason);
    }
}
