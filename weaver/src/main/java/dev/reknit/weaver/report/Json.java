package dev.reknit.weaver.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes maps, lists, texts, numbers and flags as indented JSON (RFC 8259). */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private Json() {}

    static String write(Object document) {
        Json json = new Json();
        json.value(document);
        return json.text.append('\n').toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> object) {
            all('{', object.entrySet().iterator(), '}', each -> {
                string((String) each.getKey());
                text.append(": ");
                value(each.getValue());
            });
        } else if (value instanceof List<?> array) {
            all('[', array.iterator(), ']', this::value);
        } else if (value instanceof Boolean
                || (value instanceof Number number && Double.isFinite(number.doubleValue()))) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private <E> void all(char open, Iterator<E> elements, char close, Consumer<E> writer) {
        text.append(open);
        if (elements.hasNext()) {
            depth++;
            do {
                newLine();
                writer.accept(elements.next());
                text.append(elements.hasNext() ? "," : "");
            } while (elements.hasNext());
            depth--;
            newLine();
        }
        text.append(close);
    }

    private void newLine() {
        text.append('\n').append("  ".repeat(depth));
    }

    private void string(String value) {
        text.append('"');
        value.codePoints().forEach(this::character);
        text.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ') {
                    text.append(String.format("\\u%04x", c));
                } else {
                    // Half of a pair that stands alone, as a class file may have it, cannot be written in UTF-8.
                    text.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c);
                }
            }
        }
    }
}
