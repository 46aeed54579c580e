package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.runtime.state.Tracked;
import java.io.ObjectStreamClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
    private final TrackedLoader loader = new TrackedLoader(MemberCases.class);
    private final Class<?> rich = load(MemberCases.Rich.class);

    private Class<?> load(Class<?> type) {
        try {
            return loader.loadClass(type.getName());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Tracked instance(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Tracked) constructor.newInstance();
    }

    @Test
    void classFile_hasItsOwnMembersAndHiddenOnes() {
        assertThat(ownMembers(rich.getDeclaredMethods()))
                .containsExactlyElementsOf(ownMembers(MemberCases.Rich.class.getDeclaredMethods()));
        assertThat(ownMembers(rich.getDeclaredFields()))
                .containsExactlyElementsOf(ownMembers(MemberCases.Rich.class.getDeclaredFields()));
        assertThat(rich.getInterfaces()).hasSize(4).contains(Tracked.class);
        assertThat(Arrays.toString(rich.getGenericInterfaces()))
                .contains("Comparable<dev.reknit.weaver.track.MemberCases$Rich<T>>")
                .contains(Tracked.class.getName());
    }

    private static List<String> ownMembers(Member[] members) {
        return Arrays.stream(members)
                .filter(each -> !each.isSynthetic() && !each.getName().equals("serialVersionUID"))
                .map(each -> each instanceof Method method ? method.toGenericString() : each.toString())
                .sorted()
                .toList();
    }

    @Test
    void annotationsAndSignature_stayAtTheMethod() {
        Method method = method("generic");
        assertThat(method.getAnnotations()).hasSize(1);
        assertThat(method.getParameterAnnotations()[0]).hasSize(1);
        assertThat(method.isVarArgs()).isTrue();
        Method scoped = method("reknit$scoped$generic");
        assertThat(scoped.getAnnotations()).isEmpty();
        assertThat(scoped.getParameterAnnotations()[1]).isEmpty();
        assertThat(scoped.isSynthetic() && Modifier.isPrivate(scoped.getModifiers()))
                .isTrue();
        assertThat(Modifier.isSynchronized(scoped.getModifiers()) || scoped.isVarArgs())
                .isFalse();
    }

    private Method method(String name) {
        return Arrays.stream(rich.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && !each.isBridge())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(classes = {MemberCases.Rich.class, MemberCases.Below.class})
    void serialVersion_isTheOneItHad(Class<?> type) {
        assertThat(ObjectStreamClass.lookup(load(type)).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(type).getSerialVersionUID());
    }

    @Test
    void synchronizedMethod_holdsItsMonitorInAScope() throws Exception {
        Tracked object = instance(rich);
        Object[] held = new Object[1];
        Scopes.committed(object, () -> held[0] = rich.getMethod("monitor").invoke(object));
        assertThat(held[0]).isEqualTo(true);
    }

    @Test
    void failureInAScope_hasTheLinesOfTheSource() throws Exception {
        Tracked object = instance(rich);
        Throwable[] failure = new Throwable[1];
        Scopes.committed(
                object,
                () -> failure[0] = catchThrowable(() -> method("generic").invoke(object, null, new Object[0])));
        assertThat(failure[0]).isInstanceOf(InvocationTargetException.class);
        StackTraceElement[] trace = failure[0].getCause().getStackTrace();
        assertThat(trace[0].getLineNumber()).isPositive();
        assertThat(trace[1].getMethodName()).isEqualTo("generic");
        assertThat(trace[0].getLineNumber() - trace[1].getLineNumber()).isEqualTo(2);
    }

    @Test
    void clone_hasALockOfItsOwn() throws Exception {
        Tracked object = instance(rich);
        Scopes.committed(object, () -> {});
        assertThat(object.reknit$lock()).isNotNull();
        assertThat(((Tracked) rich.getMethod("clone").invoke(object)).reknit$lock())
                .isNull();
    }

    @Test
    void subclass_keepsItsOwnLockAndStamp() throws Exception {
        Class<?> below = load(MemberCases.Below.class);
        assertThat(below.getDeclaredField("reknit$stamp").isSynthetic()).isTrue();
        Tracked object = instance(below);
        Scopes.committed(object, () -> {});
        assertThat(object.reknit$lock()).isNotNull();
    }
}
