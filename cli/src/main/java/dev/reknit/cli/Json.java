package dev.reknit.cli;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, truth values and null as JSON (RFC 8259), in one line. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(@Nullable Object value) {
        Json json = new Json();
        json.value(value);
        return json.text.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> elements) {
            array(elements);
        } else if (value == null || value instanceof Boolean || isNumber(value)) {
            text.append(value);
        } else {
            quoted(value.toString());
        }
    }

    /** There is no way to write those that are not finite. */
    private static boolean isNumber(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private void object(Map<?, ?> map) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> each = entries.next();
            quoted(String.valueOf(each.getKey()));
            text.append(':');
            value(each.getValue());
            text.append(entries.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private void array(Iterable<?> elements) {
        text.append('[');
        Iterator<?> each = elements.iterator();
        while (each.hasNext()) {
            value(each.next());
            text.append(each.hasNext() ? "," : "");
        }
        text.append(']');
    }

    /** Whether a letter is half of one that is not whole, and cannot be written in UTF-8. */
    private static boolean isHalf(String value, int at) {
        char letter = value.charAt(at);
        return Character.isHighSurrogate(letter)
                ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
                : Character.isLowSurrogate(letter) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029' || isHalf(value, i)) {
                text.append("\\u%04x".formatted((int) letter));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }
}
