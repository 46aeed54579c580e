package dev.reknit.weaver.rules;

import java.util.List;
import org.aspectj.weaver.patterns.NamePattern;
import org.aspectj.weaver.patterns.WildTypePattern;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a type's name, held against a name without looking at the type. Nested types count as packages do: {@code a.B.C}
 * for {@code a.B$C}. Errs on the side of yes. Immutable.
 */
record TypeNamePattern(List<NamePattern> parts) {
    /** The pattern of a type; null if the names of types do not tell. */
    static @Nullable TypeNamePattern of(WildTypePattern pattern) {
        List<NamePattern> parts = List.of(pattern.getNamePatterns());
        boolean any = parts.isEmpty() || (parts.size() == 1 && parts.get(0).isAny());
        boolean odd = parts.stream().anyMatch(each -> each.toString().indexOf('$') >= 0);
        return any || odd || pattern.getDimensions() > 0 ? null : new TypeNamePattern(parts);
    }

    /** Whether a name fits; also if the package {@code java.lang}, or one that was imported, is left out. */
    boolean fits(TypeName name) {
        char[][] segments = name.segments();
        return fits(0, segments, 0)
                || (parts.size() == 1 && segments.length > 0 && parts.get(0).matches(segments[segments.length - 1]))
                || (name.isOfJavaLang() && fits(0, segments, 2));
    }

    private boolean fits(int part, char[][] segments, int segment) {
        if (part == parts.size()) {
            return segment == segments.length;
        }
        NamePattern next = parts.get(part);
        if (next == NamePattern.ELLIPSIS) {
            for (int rest = segment; rest <= segments.length; rest++) {
                if (fits(part + 1, segments, rest)) {
                    return true;
                }
            }
            return false;
        }
        return segment < segments.length && next.matches(segments[segment]) && fits(part + 1, segments, segment + 1);
    }

    /** Whether it can fit a name that begins so; errs on the side of yes. */
    boolean mayBegin(String beginning) {
        if (parts.size() == 1) {
            return true;
        }
        int part = 0;
        for (String each : beginning.split("\\.")) {
            if (part == parts.size() || parts.get(part) == NamePattern.ELLIPSIS) {
                return part < parts.size();
            }
            if (!parts.get(part++).matches(each)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it begins with one name, written out. */
    boolean begins(String name) {
        return parts.get(0).toString().equals(name);
    }
}
