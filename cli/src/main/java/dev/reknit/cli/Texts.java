package dev.reknit.cli;

import dev.reknit.runtime.durable.Identity;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Texts as they are shown to people, who may have them from anybody: nothing in them moves the cursor. */
final class Texts {
    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final int FIRST_PICTURE = 0x1F300;
    private static final int LAST_PICTURE = 0x1FAFF;

    private Texts() {}

    /** In quotes, as JSON has it. */
    static String quoted(String text) {
        return Json.of(text);
    }

    /** {@code OrderBook "main"}. */
    static String object(Identity identity) {
        String key = identity.key();
        return plain(identity.name()) + (key == null ? "" : " " + quoted(key));
    }

    /** Without control characters, which are shown by their numbers. */
    static String plain(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.chars().forEach(each -> {
            if (Character.isISOControl(each)) {
                plain.append("\\u%04x".formatted(each));
            } else {
                plain.append((char) each);
            }
        });
        return plain.toString();
    }

    /** As an argument of a command in a shell. */
    static String argument(String text) {
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + plain(text).replace("'", "'\\''") + "'";
    }

    /** The beginning of a text that has no more than so many columns, with a mark if that is not all. */
    static String cut(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        text.codePoints()
                .takeWhile(each -> columns(cut.toString()) + columns(each) < columns)
                .forEach(cut::appendCodePoint);
        return cut.append('…').toString();
    }

    /** How many columns a text takes on a terminal. */
    static int columns(String text) {
        return text.codePoints().map(Texts::columns).sum();
    }

    private static int columns(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide = WIDE.contains(UnicodeScript.of(letter)) || letter >= FIRST_PICTURE && letter <= LAST_PICTURE;
        return isWide ? 2 : 1;
    }
}
