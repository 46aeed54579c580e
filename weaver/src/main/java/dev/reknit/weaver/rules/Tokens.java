package dev.reknit.weaver.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the right side of a rule, one after the other. For one thread. */
final class Tokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.$+-]+|[@(){},=]|\\S)", Pattern.DOTALL);

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            token.region(token.end(), text.length());
        }
    }

    /** Takes the next if it is a certain one. */
    boolean takeIf(String wanted) {
        boolean found = isNext(wanted);
        if (found) {
            next++;
        }
        return found;
    }

    /** Whether the next is a certain one. */
    boolean isNext(String wanted) {
        return next < tokens.size() && tokens.get(next).equals(wanted);
    }

    /** Whether the one after the next is a certain one. */
    boolean isBefore(String wanted) {
        return next + 1 < tokens.size() && tokens.get(next + 1).equals(wanted);
    }

    /** Takes the next, whatever it is but a sign. */
    String take(String what) {
        if (next == tokens.size() || isSign(tokens.get(next))) {
            throw expected(what);
        }
        return tokens.get(next++);
    }

    private static boolean isSign(String token) {
        char first = token.charAt(0);
        return token.length() == 1 && !Character.isLetterOrDigit(first) && first != '_';
    }

    void expect(String wanted) {
        if (!takeIf(wanted)) {
            throw expected(wanted);
        }
    }

    void expectEnd(String or) {
        if (next < tokens.size()) {
            throw expected(or);
        }
    }

    private RuleException expected(String what) {
        String found = next == tokens.size() ? "the end" : tokens.get(next);
        return new RuleException("expected " + what + ", found " + found + " in \"" + text + "\"");
    }
}
