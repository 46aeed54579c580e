package dev.reknit.weaver.rules;

import java.util.ArrayList;
import java.util.List;

/** The name of a type, taken to pieces: packages, the types that it is nested in, itself. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TypeName(char[][] segments) {
    /** Takes an internal name to pieces. */
    static TypeName of(String name) {
        List<char[]> segments = new ArrayList<>(8);
        int begin = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '/' || name.charAt(i) == '$') {
                if (i > begin) {
                    segments.add(name.substring(begin, i).toCharArray());
                }
                begin = i + 1;
            }
        }
        return new TypeName(segments.toArray(char[][]::new));
    }

    /** Whether it is a type of {@code java.lang}, of which patterns need not name the package. */
    boolean isOfJavaLang() {
        return segments.length > 2 && is(0, "java") && is(1, "lang");
    }

    private boolean is(int segment, String text) {
        return text.contentEquals(new String(segments[segment]));
    }
}
