package dev.reknit.runtime.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the format of {@link java.util.Properties#load(java.io.Reader)}, in UTF-8, and keeps the line of each key, which
 * that does not tell.
 */
public final class PropertiesFile {
    private final String name;
    private final String text;
    private final List<Setting> settings = new ArrayList<>();
    private int at;
    private int line = 1;

    private PropertiesFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * The settings of a file, in their order; each with {@code name:line} as its origin.
     *
     * @throws IOException if it is not UTF-8, or an escape is malformed; the message names the line of that
     */
    public static List<Setting> parse(String name, byte[] content) throws IOException {
        String text = decoded(content);
        PropertiesFile file = new PropertiesFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        while (file.at < file.text.length()) {
            file.logicalLine();
        }
        return file.settings;
    }

    private static String decoded(byte[] content) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IOException(
                    "not UTF-8; write it in that, or non-ASCII characters as \\u and four digits", malformed);
        }
    }

    private void logicalLine() throws IOException {
        int first = line;
        StringBuilder logical = new StringBuilder();
        boolean goesOn = true;
        while (goesOn) {
            skipBlanks();
            if (logical.isEmpty()) {
                first = line;
                skipComment();
            }
            goesOn = naturalLine(logical);
            newLine();
        }
        if (!logical.isEmpty()) {
            settings.add(setting(logical, first));
        }
    }

    private void skipComment() {
        if (!isAtEnd() && (peek() == '#' || peek() == '!')) {
            while (!isAtEnd() && !isLineEnd()) {
                at++;
            }
        }
    }

    /** Reads to the end of the line; whether the next continues it. */
    private boolean naturalLine(StringBuilder into) {
        while (!isAtEnd() && !isLineEnd()) {
            char next = text.charAt(at++);
            if (next == '\\' && (isAtEnd() || isLineEnd())) {
                return !isAtEnd();
            }
            into.append(next);
            if (next == '\\') {
                into.append(text.charAt(at++));
            }
        }
        return false;
    }

    private void newLine() {
        if (!isAtEnd()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
        }
    }

    private void skipBlanks() {
        while (!isAtEnd() && isBlank(peek())) {
            at++;
        }
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private char peek() {
        return text.charAt(at);
    }

    private boolean isLineEnd() {
        return peek() == '\n' || peek() == '\r';
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\f';
    }

    private static boolean isSeparator(char letter) {
        return letter == '=' || letter == ':';
    }

    private Setting setting(CharSequence logical, int first) throws IOException {
        int length = logical.length();
        int end = 0;
        while (end < length && !isBlank(logical.charAt(end)) && !isSeparator(logical.charAt(end))) {
            end += logical.charAt(end) == '\\' ? 2 : 1;
        }
        int value = afterBlanks(logical, end);
        if (value < length && isSeparator(logical.charAt(value))) {
            value = afterBlanks(logical, value + 1);
        }
        String key = unescaped(logical.subSequence(0, end), first);
        return new Setting(key, unescaped(logical.subSequence(value, length), first), name + ":" + first);
    }

    private static int afterBlanks(CharSequence logical, int from) {
        int next = from;
        while (next < logical.length() && isBlank(logical.charAt(next))) {
            next++;
        }
        return next;
    }

    private static String unescaped(CharSequence escaped, int line) throws IOException {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char letter = escaped.charAt(i);
            if (letter == '\\') {
                i++;
                letter = escaped.charAt(i);
                if (letter == 'u') {
                    plain.append(unicode(escaped, i + 1, line));
                    i += 4;
                    continue;
                }
                letter = control(letter);
            }
            plain.append(letter);
        }
        return plain.toString();
    }

    private static char control(char escape) {
        return switch (escape) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    private static char unicode(CharSequence escaped, int from, int line) throws IOException {
        String digits =
                escaped.subSequence(from, Math.min(from + 4, escaped.length())).toString();
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new IOException("line " + line + ": malformed escape \\u" + digits
                    + "; allowed: four hexadecimal digits after \\u");
        }
        return (char) Integer.parseInt(digits, 16);
    }
}
