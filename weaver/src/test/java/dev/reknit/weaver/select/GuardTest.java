package dev.reknit.weaver.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
    @ParameterizedTest
    @EnumSource
    void targets_areThoseOfTheAnnotation(Guard guard) {
        List<ElementType> targets =
                List.of(guard.annotation().getAnnotation(Target.class).value());
        assertThat(guard.onClass()).isEqualTo(targets.contains(ElementType.TYPE));
        assertThat(guard.onField()).isEqualTo(targets.contains(ElementType.FIELD));
    }
}
