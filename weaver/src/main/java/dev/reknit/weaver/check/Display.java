package dev.reknit.weaver.check;

import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import dev.reknit.weaver.model.MethodModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Type;

/** How messages show things. */
final class Display {
    private Display() {}

    /** An attribute's value as a programmer writes it, but with the names of classes in full. */
    static String value(Object value) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof Type type) {
            return type.getClassName();
        }
        if (value instanceof EnumValue constant) {
            return constant.name();
        }
        if (value instanceof List<?> several) {
            return several.stream().map(Display::value).collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    /** A method's declaration with simple names: {@code static Price cached(String, Throwable)}. */
    static String signature(boolean isStatic, Type result, String name, Type... parameters) {
        return (isStatic ? "static " : "")
                + simple(result)
                + Arrays.stream(parameters)
                        .map(Display::simple)
                        .collect(Collectors.joining(", ", " " + name + "(", ")"));
    }

    /** The declarations of methods that were found. */
    static String signatures(Collection<MethodModel> methods) {
        return methods.stream()
                .map(each -> signature(each.isStatic(), each.result(), each.name(), each.parameters()))
                .collect(Collectors.joining(", "));
    }

    /** The simple name of a type. */
    static String simple(Type type) {
        String name = type.getClassName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A class's name with dots. */
    static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
