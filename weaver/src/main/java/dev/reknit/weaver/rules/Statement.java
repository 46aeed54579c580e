package dev.reknit.weaver.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a rules file: a line with those that continue it, without comments.
 *
 * @param line the number of its first line, from 1
 */
record Statement(int line, String text) {
    /** The statements of a text. */
    static List<Statement> of(String text) {
        List<Statement> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int begin = 0;
        int number = 0;
        for (String each : text.split("\\R", -1)) {
            number++;
            String line = withoutComment(each).stripTrailing();
            if (line.isBlank()) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0)) || open.length() == 0) {
                add(begin, open, statements);
                begin = number;
            } else {
                open.append(' ');
            }
            open.append(line.strip());
        }
        add(begin, open, statements);
        return statements;
    }

    private static void add(int line, StringBuilder open, List<Statement> to) {
        if (open.length() > 0) {
            to.add(new Statement(line, open.toString()));
            open.setLength(0);
        }
    }

    /** A comment begins with {@code #} or {@code //}, outside of texts in quotes. */
    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted && (letter == '#' || line.startsWith("//", i))) {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
