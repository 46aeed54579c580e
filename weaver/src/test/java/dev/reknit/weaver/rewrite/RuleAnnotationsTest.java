package dev.reknit.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Retry;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.select.Rules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleAnnotationsTest {
    static class Subject {
        @Deprecated
        @SafeVarargs
        final void method(Object... many) {}
    }

    /** JUnit 4 takes the first annotation that an override has, too, for a reason to look at no other. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rule_addsAnnotationsBehindThoseOfTheMethod(boolean loaded) {
        AnnotationModel retry = new AnnotationModel("Ldev/reknit/Retry;", Map.of("maxRetries", 1));
        Weaver weaver = Weaver.standard()
                .with((Rules) (type, classFile) -> method -> List.of(new Rules.Added(retry, "a rule")));
        ClassIndex index = ClassIndex.of(getClass().getClassLoader());
        byte[] classFile = index.read(Subject.class.getName().replace('.', '/'));
        byte[] woven = (loaded ? weaver.weaveLoaded(classFile, index) : weaver.weave(classFile, index)).classFile();
        assertThat(ClassModelReader.outline(woven).methods())
                .filteredOn(each -> each.name().equals("method"))
                .singleElement()
                .satisfies(each -> assertThat(each.annotations())
                        .extracting(AnnotationModel::descriptor)
                        .containsExactly(
                                "Ljava/lang/Deprecated;", "Ljava/lang/SafeVarargs;", Retry.class.descriptorString()));
    }
}
