package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.CapturableTypes.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturableTypesTest {
    private static final List<String> FOREIGN = List.of("org.slf4j.", "org.apache.", "org.jboss.");

    @ParameterizedTest
    @CsvSource({
        "java.lang.String, SHARED",
        "int, SHARED",
        "java.time.Instant, SHARED",
        "java.util.concurrent.locks.Lock, SHARED",
        "org.slf4j.Logger, SHARED",
        "java.util.HashMap, CAPTURED",
        "java.util.EnumSet, CAPTURED",
        "java.nio.ByteBuffer, CAPTURED",
        "java.util.Random, REFUSED",
        "java.io.InputStream, REFUSED",
        "java.lang.Object, UNKNOWN",
        "java.util.List, UNKNOWN",
        "java.util.Iterator, UNKNOWN",
        "java.time.Clock, UNKNOWN",
        "java.time.format.DateTimeFormatterBuilder, UNKNOWN",
        "com.acme.Order, UNKNOWN"
    })
    void name_hasItsVerdict(String name, Kind expected) {
        CapturableTypes.Verdict verdict = CapturableTypes.verdict(name);

        assertThat(verdict.kind()).isEqualTo(expected);
        assertThat(verdict.reason().isEmpty()).isEqualTo(expected != Kind.REFUSED);
    }

    @Test
    void everyVerdictOnANameOfTheJdk_isWhatHappensToItsInstances() throws Exception {
        Anatomies anatomies = new Anatomies(MethodHandles.lookup());
        int checked = 0;
        for (Map.Entry<String, TypeRules.Rule> each : TypeRules.all().entrySet()) {
            String name = each.getKey();
            if (!name.contains(".") || FOREIGN.stream().anyMatch(name::startsWith)) {
                continue;
            }
            Class<?> type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
            assertThat(TypeRules.isJdk(type)).as(name).isTrue();
            if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
                Anatomy anatomy = anatomies.of(type);
                switch (each.getValue().kind()) {
                    case SHARED, UNKNOWN ->
                        assertThat(anatomy.isShared()).as(name).isTrue();
                    case CAPTURED -> assertThat(anatomy.parts()).as(name).hasSize(1);
                    case REFUSED ->
                        assertThat(anatomy.refusal())
                                .as(name)
                                .isEqualTo(each.getValue().reason());
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(120);
    }
}
