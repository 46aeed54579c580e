package dev.reknit.scenarios.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.runtime.state.Tracked;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReflectedTest {
    private final Method shown = method("shown", List.class, int[].class);

    private static Method method(String name, Class<?>... parameters) {
        try {
            return Reflected.class.getDeclaredMethod(name, parameters);
        } catch (NoSuchMethodException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void signature_isAsWritten() {
        assertThat(shown.toGenericString())
                .isEqualTo("public final <T extends java.lang.Comparable<T>> java.util.Map<java.lang.String, T>"
                        + " dev.reknit.scenarios.shape.Reflected.shown(java.util.List<? super T>,int...)"
                        + " throws java.io.IOException,java.io.UncheckedIOException");
        assertThat(shown.getExceptionTypes()).containsExactly(IOException.class, UncheckedIOException.class);
        assertThat(shown.isVarArgs()).isTrue();
    }

    @Test
    void annotations_areAsWritten() {
        assertThat(shown.getAnnotations())
                .extracting(Annotation::annotationType)
                .containsExactlyInAnyOrder(Retry.class, Checkpointed.class, Fallback.class, Reflected.Note.class);
        assertThat(shown.getAnnotation(Retry.class).maxRetries()).isEqualTo(1);
        assertThat(Reflected.class.getAnnotations()).isEmpty();
    }

    @Test
    @BeforeLoading(BeforeLoading.NAMES)
    void parameterNames_areAsWritten() {
        assertThat(shown.getParameters()).extracting(Parameter::getName).containsExactly("first", "rest");
        assertThat(shown.getParameters()).allMatch(Parameter::isNamePresent);
    }

    @Test
    void parameterAnnotations_areAsWritten() {
        assertThat(shown.getParameters())
                .extracting(each -> each.getAnnotation(Reflected.Note.class).value())
                .containsExactly("first", "rest");
    }

    @Test
    void typeAnnotations_areAsWritten() {
        var result = (AnnotatedParameterizedType) shown.getAnnotatedReturnType();
        Reflected.Note note = result.getAnnotatedActualTypeArguments()[1].getAnnotation(Reflected.Note.class);
        assertThat(note.value()).isEqualTo("result");
    }

    @Test
    void members_areThoseWrittenAndSyntheticOnes() {
        assertThat(written(Reflected.class.getDeclaredMethods()))
                .containsExactlyInAnyOrder("shown", "answer", "exclusive", "exclusiveState");
        assertThat(written(Reflected.class.getDeclaredFields())).containsExactly("visible");
        assertThat(Reflected.class.getDeclaredConstructors()).hasSize(1);
        assertThat(Reflected.class.getInterfaces())
                .isEqualTo(Way.current().addsMembers() ? new Class<?>[] {Tracked.class} : new Class<?>[0]);
        assertThat(Reflected.class.getModifiers()).isEqualTo(Modifier.PUBLIC);
    }

    private static List<String> written(Member[] members) {
        return Arrays.stream(members)
                .filter(each -> !each.isSynthetic())
                .map(Member::getName)
                .toList();
    }

    @Test
    @OwnWeaver(OwnWeaver.MEMBERS)
    void ourMembers_areNamedAfterUsAndHidden() {
        Set<String> ofTracked =
                Arrays.stream(Tracked.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
        assertThat(Arrays.stream(Reflected.class.getDeclaredMethods())
                        .filter(Method::isSynthetic)
                        .filter(each -> !ofTracked.contains(each.getName()) && !isForFields(each)))
                .hasSize(Way.current().addsMembers() ? 4 : 0)
                .allMatch(each -> each.getName().startsWith("reknit$") && Modifier.isPrivate(each.getModifiers()));
    }

    /** What saves fields, where a build has seen all that write them; the rest of the package calls it. */
    private static boolean isForFields(Method method) {
        return method.getName().matches("reknit\\$(touch|save|scoped\\$\\w+)");
    }

    /** As documented: where the monitor is not held while waiting, it is the body that is synchronized. */
    @Test
    void synchronizedModifier_isGoneWithAttemptsAndStaysWithoutThem() {
        assertThat(Modifier.isSynchronized(method("exclusive").getModifiers()))
                .isEqualTo(!Way.current().addsMembers());
        assertThat(Modifier.isSynchronized(method("exclusiveState").getModifiers()))
                .isTrue();
    }
}
