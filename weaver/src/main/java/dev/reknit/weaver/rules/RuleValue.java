package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/** Turns a word of a rule into the value of an attribute, in the form that annotations in class files have. */
final class RuleValue {
    private RuleValue() {}

    static Object of(String attribute, Class<?> type, String word) {
        try {
            if (type == int.class) {
                return Integer.valueOf(number(word));
            } else if (type == long.class) {
                return Long.valueOf(number(word));
            } else if (type == double.class) {
                return Double.valueOf(word);
            }
        } catch (NumberFormatException notOne) {
            throw wrong(attribute, word, "numbers of type " + type.getName());
        }
        if (type == boolean.class) {
            return flag(attribute, word);
        } else if (type == String.class) {
            return text(attribute, word);
        } else if (type == Class.class) {
            return className(attribute, word);
        } else if (type.isEnum()) {
            return constant(attribute, type, word);
        }
        throw new RuleException(attribute + " cannot be given in a rule; annotate the method instead");
    }

    private static String number(String word) {
        String digits = word.replace("_", "");
        return digits.endsWith("L") || digits.endsWith("l") ? digits.substring(0, digits.length() - 1) : digits;
    }

    private static Object flag(String attribute, String word) {
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        throw wrong(attribute, word, "true, false");
    }

    private static Object text(String attribute, String word) {
        if (word.length() < 2 || word.charAt(0) != '"') {
            throw wrong(attribute, word, "a text in double quotes");
        }
        String inner = word.substring(1, word.length() - 1);
        try {
            return inner.translateEscapes();
        } catch (IllegalArgumentException escape) {
            throw wrong(attribute, word, "a text with the escapes of Java");
        }
    }

    /** A name without a package is one of {@code java.lang}. Nothing else is known of classes yet. */
    private static Object className(String attribute, String word) {
        String name = word.endsWith(".class") ? word.substring(0, word.length() - ".class".length()) : word;
        if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$.]*")) {
            throw wrong(attribute, word, "the binary name of a class, such as java.io.IOException");
        }
        if (name.indexOf('.') >= 0) {
            return Type.getObjectType(name.replace('.', '/'));
        }
        try {
            return Type.getType(Class.forName("java.lang." + name, false, null));
        } catch (ClassNotFoundException elsewhere) {
            throw wrong(attribute, word, "binary names with their packages, such as java.io.IOException");
        }
    }

    private static Object constant(String attribute, Class<?> type, String word) {
        String name = word.substring(word.lastIndexOf('.') + 1);
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(name)) {
                return new EnumValue(Type.getDescriptor(type), name);
            }
        }
        throw wrong(
                attribute,
                word,
                Stream.of(type.getEnumConstants())
                        .map(each -> ((Enum<?>) each).name())
                        .collect(Collectors.joining(", ")));
    }

    private static RuleException wrong(String attribute, String word, String allowed) {
        return new RuleException(attribute + " = " + word + ": is not a value of it; allowed: " + allowed);
    }
}
