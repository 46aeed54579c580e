package dev.reknit.maven;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses classes by name. A pattern is written with dots or slashes: {@code ?} stands for one character,
 * {@code *} for any within one package, {@code **} for any number of packages. Without includes every
 * class is chosen; an exclude wins over an include. Nested classes are named {@code Outer$Inner}.
 */
final class ClassFilter {
    private final List<Pattern> includes;
    private final List<Pattern> excludes;

    ClassFilter(List<String> includes, List<String> excludes) {
        this.includes = includes.stream().map(ClassFilter::compile).toList();
        this.excludes = excludes.stream().map(ClassFilter::compile).toList();
    }

    /** Whether a class file is chosen; its path is relative to its directory, with slashes. */
    boolean matches(String path) {
        String name = withoutSuffix(path);
        return (includes.isEmpty() || matchesAny(includes, name)) && !matchesAny(excludes, name);
    }

    private static boolean matchesAny(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(each -> each.matcher(name).matches());
    }

    private static Pattern compile(String written) {
        String glob = withoutSuffix(written.trim()).replace('.', '/');
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 3;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else {
                char c = glob.charAt(at++);
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static String withoutSuffix(String path) {
        return path.endsWith(".class") ? path.substring(0, path.length() - ".class".length()) : path;
    }
}
