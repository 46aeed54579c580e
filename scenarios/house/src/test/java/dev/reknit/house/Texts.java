package dev.reknit.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts in Java sources, as the program has them: those that are joined by {@code +} alone are one. */
final class Texts {
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)+'|\"\"\".*?\"\"\"|(\"(?:[^\"\\\\\n]|\\\\.)*\")", Pattern.DOTALL);
    private static final Pattern JOINED = Pattern.compile("\\s*\\+\\s*");

    private Texts() {}

    /** The texts of a source, but for text blocks. */
    static List<String> of(String source) {
        List<String> texts = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        int end = -1;
        while (token.find()) {
            String literal = token.group(1);
            if (literal == null) {
                continue;
            }
            String text = literal.substring(1, literal.length() - 1).translateEscapes();
            if (end >= 0 && JOINED.matcher(source.substring(end, token.start())).matches()) {
                text = texts.remove(texts.size() - 1) + text;
            }
            texts.add(text);
            end = token.end();
        }
        return texts;
    }
}
