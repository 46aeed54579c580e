package com.acme.kt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be is refused by name. */
class RefusalsTest {
    private static final ClassIndex INDEX = ClassIndex.of(RefusalsTest.class.getClassLoader());

    private static List<String> problems(String type) {
        byte[] classFile = INDEX.read("com/acme/kt/" + type);
        return Weaver.standard().weave(classFile, INDEX).report().problems().stream()
                .map(Problem::line)
                .toList();
    }

    @Test
    void suspendFunction_isRefused() {
        assertThat(problems("RefusedSuspending"))
                .containsExactly("com.acme.kt.RefusedSuspending.fetch(Continuation): @Retry: a suspend function runs in"
                        + " pieces and cannot be made again as one call; annotate a function that does not suspend");
    }

    @Test
    void suspendFunctionUnderAnAnnotationOfItsClass_isAWarning() {
        assertThat(problems("HalfSuspending"))
                .singleElement()
                .asString()
                .startsWith("com.acme.kt.HalfSuspending.suspending(Continuation): @Retry: not applied");
    }

    @Test
    void fallbackWithAValueClass_isNotFoundByItsName() {
        assertThat(problems("RefusedFallback")).singleElement().asString().contains("fallbackMethod = \"otherwise\"");
    }
}
