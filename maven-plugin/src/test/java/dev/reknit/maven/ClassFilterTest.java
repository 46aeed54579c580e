package dev.reknit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFilterTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.*, com/acme/Client.class, true",
        "com.acme.*, com/acme/deep/Client.class, false",
        "com.acme.**, com/acme/deep/Client.class, true",
        "com/acme/**/Client.class, com/acme/Client.class, true",
        "com/acme/**/Client.class, com/acme/a/b/Client.class, true",
        "**.*Client, HttpClient.class, true",
        "**.*Client, com/acme/HttpClient.class, true",
        "**.*Client, com/acme/HttpClient$1.class, false",
        "com.acme.Outer$Inner, com/acme/Outer$Inner.class, true",
        "com.acme.A?, com/acme/AB.class, true",
        "com.acme.A?, com/acme/A/B.class, false",
        "com.acme.(A), com/acme/(A).class, true"
    })
    void pattern_matches(String pattern, String path, boolean expected) {
        assertThat(new ClassFilter(List.of(pattern), List.of()).matches(path)).isEqualTo(expected);
    }

    @Test
    void noIncludes_matchEverything() {
        assertThat(new ClassFilter(List.of(), List.of()).matches("A.class")).isTrue();
    }

    @Test
    void exclude_winsOverInclude() {
        ClassFilter filter = new ClassFilter(List.of("com.**"), List.of("com.acme.*"));
        assertThat(filter.matches("com/acme/A.class")).isFalse();
        assertThat(filter.matches("com/A.class")).isTrue();
    }
}
