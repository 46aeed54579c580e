package dev.reknit.weaver.rules;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import org.aspectj.weaver.patterns.AndPointcut;
import org.aspectj.weaver.patterns.AndTypePattern;
import org.aspectj.weaver.patterns.AnnotationPointcut;
import org.aspectj.weaver.patterns.AnnotationTypePattern;
import org.aspectj.weaver.patterns.ExactAnnotationTypePattern;
import org.aspectj.weaver.patterns.KindedPointcut;
import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.OrPointcut;
import org.aspectj.weaver.patterns.OrTypePattern;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SignaturePattern;
import org.aspectj.weaver.patterns.TypePattern;
import org.aspectj.weaver.patterns.WildAnnotationTypePattern;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.aspectj.weaver.patterns.WithinAnnotationPointcut;
import org.aspectj.weaver.patterns.WithinPointcut;
import org.jspecify.annotations.Nullable;

/** Makes the tests of names that belong to pointcuts, from their trees as they were parsed. For one thread. */
final class NameTests {
    private final List<byte[]> inherited = new ArrayList<>();

    /** How the descriptors of those annotations end that tests ask superclasses for. */
    List<byte[]> inheritedAnnotations() {
        return inherited;
    }

    NameTest of(Pointcut pointcut) {
        if (pointcut instanceof AndPointcut both) {
            return NameTest.both(of(both.getLeft()), of(both.getRight()));
        } else if (pointcut instanceof OrPointcut either) {
            return NameTest.either(of(either.getLeft()), of(either.getRight()));
        } else if (pointcut instanceof KindedPointcut execution) {
            return of(execution.getSignature());
        } else if (pointcut instanceof WithinPointcut within) {
            return within(within.getTypePattern());
        } else if (pointcut instanceof AnnotationPointcut annotation) {
            return annotated(annotation.getAnnotationTypePattern());
        } else if (pointcut instanceof WithinAnnotationPointcut within) {
            byte[] ending = annotationEnding(within.getAnnotationTypePattern());
            if (ending.length > 0) {
                inherited.add(ending);
                return names -> names.hasTextEnding(ending) || names.mayInherit(ending);
            }
        }
        return NameTest.MAYBE; // what is negated, and what is about arguments
    }

    /** A method may be declared first in any supertype; it has the name and the annotation itself. */
    private static NameTest of(SignaturePattern method) {
        NameTest declared = declared(method.getDeclaringType());
        NameTest annotated =
                method.getAnnotationPattern() == null ? NameTest.MAYBE : annotated(method.getAnnotationPattern());
        return NameTest.both(NameTest.both(declared, named(method.getName())), annotated);
    }

    private static NameTest named(NamePattern pattern) {
        String name = pattern.toString();
        if (name.indexOf('*') >= 0 || !isAscii(name)) {
            return NameTest.MAYBE;
        }
        byte[] ending = name.getBytes(US_ASCII);
        return names -> names.hasTextEnding(ending);
    }

    private static NameTest declared(TypePattern pattern) {
        if (pattern instanceof AndTypePattern both) {
            return NameTest.both(declared(both.getLeft()), declared(both.getRight()));
        } else if (pattern instanceof OrTypePattern either) {
            return NameTest.either(declared(either.getLeft()), declared(either.getRight()));
        }
        TypeNamePattern names = names(pattern);
        return names == null ? NameTest.MAYBE : type -> type.anySupertype(names);
    }

    private static NameTest within(TypePattern pattern) {
        if (pattern instanceof AndTypePattern both) {
            return NameTest.both(within(both.getLeft()), within(both.getRight()));
        } else if (pattern instanceof OrTypePattern either) {
            return NameTest.either(within(either.getLeft()), within(either.getRight()));
        }
        TypeNamePattern names = names(pattern);
        if (names == null) {
            return NameTest.MAYBE;
        }
        return pattern.isIncludeSubtypes()
                ? type -> type.isNested() || type.anySupertype(names)
                : type -> type.isIn(names);
    }

    private static @Nullable TypeNamePattern names(TypePattern pattern) {
        return pattern instanceof WildTypePattern wild ? TypeNamePattern.of(wild) : null;
    }

    private static NameTest annotated(AnnotationTypePattern pattern) {
        byte[] ending = annotationEnding(pattern);
        return ending.length == 0 ? NameTest.MAYBE : names -> names.hasTextEnding(ending);
    }

    /** How the descriptor of an annotation ends; empty if that is not one. */
    private static byte[] annotationEnding(AnnotationTypePattern pattern) {
        String name = "";
        if (pattern instanceof ExactAnnotationTypePattern exact && exact.getAnnotationType() != null) {
            name = exact.getAnnotationType().getName();
        } else if (pattern instanceof WildAnnotationTypePattern wild
                && wild.getTypePattern() instanceof WildTypePattern type) {
            name = type.toString();
        }
        boolean plain = !name.isEmpty() && isAscii(name) && name.chars().allMatch(NameTests::isOfName);
        return plain ? (name.substring(name.lastIndexOf('.') + 1) + ";").getBytes(US_ASCII) : new byte[0];
    }

    private static boolean isOfName(int letter) {
        return letter == '.' || Character.isJavaIdentifierPart(letter);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each < 128);
    }
}
