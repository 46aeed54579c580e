package dev.reknit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerMadeTest {
    static class Foo {
        static class Nested extends Foo {}
    }

    @SuppressWarnings("TypeName") // as containers name theirs
    static class Foo$$SpringCGLIB$$0 extends Foo {}

    @SuppressWarnings("TypeName")
    static class Foo$$SpringCGLIB$$0_ClientProxy extends Foo$$SpringCGLIB$$0 {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Foo$Proxy$_$$_WeldClientProxy",
                "com.acme.Foo$Proxy$_$$_WeldSubclass",
                "com.acme.Foo$$OwbNormalScopeProxy0",
                "com/acme/Foo$$SpringCGLIB$$0",
                "com.acme.Foo$$EnhancerBySpringCGLIB$$1a2b3c",
                "com.acme.Foo$$EnhancerByGuice$$12",
                "com.acme.Foo_$$_jvst1a2_0",
                "com.acme.Foo$HibernateProxy$AbC",
                "com.acme.Foo$MockitoMock$42",
                "com.acme.Foo$ByteBuddy$k3",
                "com.acme.Foo_ClientProxy",
                "com.acme.Foo_Subclass",
                "com.acme.$Foo$Definition$Intercepted",
                "com.acme.Foo$$anon$1$$SpringCGLIB$$0"
            })
    void nameOfAContainer_isKnown(String name) {
        assertThat(ContainerMade.isContainerMade(name, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Foo",
                "com.acme.Foo$Nested",
                "com.acme.Foo$1",
                "com.acme.Foo$",
                "com.acme.$Foo",
                "com.acme.Proxy",
                "com.acme._Subclass$Foo",
                "com.acme.Foo$$anon$1",
                "com.acme.Foo$$anonfun$bar$1"
            })
    void nameThatSomebodyWrote_isNotTakenForOne(String name) {
        assertThat(ContainerMade.isContainerMade(name, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Foo$Proxy$_$$_WeldClientProxy",
                "com.acme.Foo$$OwbNormalScopeProxy0",
                "com.acme.Foo$HibernateProxy$AbC",
                "com.acme.Foo_ClientProxy"
            })
    void proxyOfCdiOrHibernate_isKnownToPassOn(String name) {
        assertThat(ContainerMade.isKnownToPassOn(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Foo$Proxy$_$$_WeldSubclass",
                "com.acme.Foo$$SpringCGLIB$$0",
                "com.acme.Foo_Subclass",
                "com.acme.$Foo$Definition$Intercepted"
            })
    void otherSubclass_mayBeTheObjectItself(String name) {
        assertThat(ContainerMade.isKnownToPassOn(name)).isFalse();
    }

    @Test
    void synthetic_isMadeWhateverItsName() {
        assertThat(ContainerMade.isContainerMade("com.acme.Foo", true)).isTrue();
    }

    @Test
    void writtenClass_isItsOwnBean() {
        assertThat(ContainerMade.bean(Foo.Nested.class)).isSameAs(Foo.Nested.class);
        assertThat(ContainerMade.bean(Runnable.class)).isSameAs(Runnable.class);
        assertThat(ContainerMade.bean(int[].class)).isSameAs(int[].class);
        assertThat(ContainerMade.bean(Object.class)).isSameAs(Object.class);
    }

    @Test
    void madeClass_isTheNearestWrittenSuperclass() {
        assertThat(ContainerMade.bean(Foo$$SpringCGLIB$$0.class)).isSameAs(Foo.class);
        assertThat(ContainerMade.bean(Foo$$SpringCGLIB$$0_ClientProxy.class)).isSameAs(Foo.class);
    }

    @Test
    void lambdaAndProxy_areOfTheJdk() {
        Runnable lambda = () -> {};
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);

        assertThat(ContainerMade.bean(lambda.getClass())).isSameAs(Object.class);
        assertThat(ContainerMade.bean(proxy.getClass())).isSameAs(Proxy.class);
    }
}
