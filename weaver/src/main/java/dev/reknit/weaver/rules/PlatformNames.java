package dev.reknit.weaver.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NotPointcut;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.TypePattern;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.aspectj.weaver.patterns.WithinPointcut;
import org.jspecify.annotations.Nullable;

/** What a pointcut says of the JDK's packages. */
final class PlatformNames {
    private static final List<String> WRITTEN_OUT = List.of("java", "javax", "jdk");
    private static final List<String> ALL = List.of("java", "javax", "jdk", "sun", "com.sun", "org.w3c", "org.xml");

    private PlatformNames() {}

    /** The patterns of {@code within} that begin with a name of the JDK's, written out; not those that are negated. */
    static List<TypeNamePattern> within(Pointcut pointcut) {
        List<TypeNamePattern> found = new ArrayList<>();
        for (Pointcut each : parts(pointcut, false)) {
            if (each instanceof WithinPointcut within) {
                TypeNamePattern names = names(within.getTypePattern());
                if (names != null && WRITTEN_OUT.stream().anyMatch(names::begins)) {
                    found.add(names);
                }
            }
        }
        return found;
    }

    /** Whether a method may be selected for what a type of the JDK declares. */
    static boolean inSupertypes(Pointcut pointcut) {
        for (Pointcut each : parts(pointcut, true)) {
            if (each instanceof KindedPointcut execution) {
                TypeNamePattern names = names(execution.getSignature().getDeclaringType());
                if (names == null || ALL.stream().anyMatch(names::mayBegin)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Pointcut> parts(Pointcut pointcut, boolean negatedToo) {
        if (pointcut instanceof AndPointcut both) {
            return Stream.concat(
                            parts(both.getLeft(), negatedToo).stream(), parts(both.getRight(), negatedToo).stream())
                    .toList();
        } else if (pointcut instanceof OrPointcut either) {
            return Stream.concat(
                            parts(either.getLeft(), negatedToo).stream(), parts(either.getRight(), negatedToo).stream())
                    .toList();
        } else if (pointcut instanceof NotPointcut not) {
            return negatedToo ? parts(not.getNegatedPointcut(), true) : List.of();
        }
        return List.of(pointcut);
    }

    private static @Nullable TypeNamePattern names(TypePattern pattern) {
        return pattern instanceof WildTypePattern wild ? TypeNamePattern.of(wild) : null;
    }
}
