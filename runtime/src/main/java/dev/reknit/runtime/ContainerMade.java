package dev.reknit.runtime;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Tells classes that a container makes at run time, or a build for it, from those that somebody wrote:
 * proxies, intercepted subclasses, mocks. They pass calls on to the class that they extend, which is the one that
 * is woven and has the state of policies; they are not woven, not even where they bear copies of
 * its annotations.
 *
 * <p>The name decides, since it is all that is known of a class while it is woven and since
 * no container marks its classes otherwise: {@code $$} anywhere (Weld's {@code Foo$Proxy$_$$_WeldClientProxy},
 * OpenWebBeans' {@code Foo$$OwbNormalScopeProxy0}, Spring's {@code Foo$$SpringCGLIB$$0}, Guice, Javassist), the marks of
 * Hibernate, Mockito and Byte Buddy, and the endings of Quarkus and Micronaut. So a class that somebody names like that is
 * taken for one, too; the weaver warns where it has annotations. Scala's anonymous classes ({@code
 * Foo$$anon$1}) are written by people.
 */
public final class ContainerMade {
    private static final List<String> MARKS = List.of("$HibernateProxy$", "$MockitoMock$", "$ByteBuddy$");
    private static final List<String> PASSING_ON =
            List.of("_ClientProxy", "_WeldClientProxy", "NormalScopeProxy", "$HibernateProxy$");
    private static final List<String> ENDINGS = List.of("_ClientProxy", "_Subclass", "$Intercepted");

    private ContainerMade() {}

    /**
     * Whether a class is made by a container or a compiler. Costs a look through the name.
     *
     * @param binaryName the name, with dots or slashes
     * @param synthetic whether the class file says that no source has it
     */
    public static boolean isContainerMade(String binaryName, boolean synthetic) {
        return synthetic || hasDoubleDollar(binaryName) || hasMark(binaryName) || hasEnding(binaryName);
    }

    // Plain loops: the weaver asks while classes are loaded.
    private static boolean hasDoubleDollar(String name) {
        int at = name.indexOf("$$");
        while (at >= 0 && name.startsWith("anon", at + 2)) {
            at = name.indexOf("$$", at + 2);
        }
        return at >= 0;
    }

    private static boolean hasMark(String name) {
        for (String each : MARKS) {
            if (name.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEnding(String name) {
        for (String each : ENDINGS) {
            if (name.endsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a class that is made by a container is known, by its name, to pass all calls on to another object: the client
     * proxies of CDI and the proxies of Hibernate. Of others an object may be the very thing, as an intercepted bean is.
     */
    public static boolean isKnownToPassOn(String binaryName) {
        return PASSING_ON.stream().anyMatch(binaryName::contains);
    }

    /**
     * The class that stands for another where policies and their state are concerned: the class itself,
     * else its nearest superclass that no container made. Besides the classes known by name, hidden
     * classes (lambdas among them) and those of {@link Proxy} are passed over; for these the answer may be
     * a class of the JDK, which has not the interfaces of the one asked for.
     */
    public static Class<?> bean(Class<?> type) {
        Class<?> bean = type;
        while (isMade(bean)) {
            Class<?> above = bean.getSuperclass();
            if (above == null) {
                return bean;
            }
            bean = above;
        }
        return bean;
    }

    private static boolean isMade(Class<?> type) {
        return type.isHidden() || Proxy.isProxyClass(type) || isContainerMade(type.getName(), type.isSynthetic());
    }
}
