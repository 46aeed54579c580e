package dev.reknit.weaver.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Type;

/** A type as it stands in a generic signature or a descriptor. Immutable. */
sealed interface TypeUse {
    /** What is not known: a wildcard without an upper bound, a raw type's argument. */
    TypeUse UNKNOWN = new Unknown();

    /** How deeply type arguments are followed: {@code class Node<T> { Node<Map<T, T>> next; }} has no end of them. */
    int DEEPEST = 5;

    /** Replaces type variables; those without a value, and what would be nested too deeply, become {@link #UNKNOWN}. */
    TypeUse bind(Map<String, TypeUse> variables);

    /** The type as messages show it. */
    String display();

    /** How deeply type arguments are nested. */
    default int depth() {
        return 1;
    }

    /** A type without generics. */
    static TypeUse of(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT -> new Named(type.getInternalName(), List.of());
            case Type.ARRAY -> new Array(of(Type.getType(type.getDescriptor().substring(1))));
            default -> new Primitive(type);
        };
    }

    /**
     * A class or interface.
     *
     * @param name the internal name
     * @param arguments the type arguments; empty for a raw or plain type
     */
    record Named(String name, List<TypeUse> arguments) implements TypeUse {
        @Override
        public TypeUse bind(Map<String, TypeUse> variables) {
            List<TypeUse> bound = new ArrayList<>();
            for (TypeUse each : arguments) {
                TypeUse argument = each.bind(variables);
                bound.add(argument.depth() < DEEPEST ? argument : UNKNOWN);
            }
            return new Named(name, bound);
        }

        @Override
        public int depth() {
            int deepest = 0;
            for (TypeUse each : arguments) {
                deepest = Math.max(deepest, each.depth());
            }
            return deepest + 1;
        }

        @Override
        public String display() {
            String raw = name.replace('/', '.');
            return arguments.isEmpty()
                    ? raw
                    : arguments.stream().map(TypeUse::display).collect(Collectors.joining(", ", raw + "<", ">"));
        }
    }

    /** An array. */
    record Array(TypeUse element) implements TypeUse {
        @Override
        public TypeUse bind(Map<String, TypeUse> variables) {
            return new Array(element.bind(variables));
        }

        @Override
        public String display() {
            return element.display() + "[]";
        }

        @Override
        public int depth() {
            return element.depth() + 1;
        }
    }

    /** A primitive type, or void. */
    record Primitive(Type type) implements TypeUse {
        @Override
        public TypeUse bind(Map<String, TypeUse> variables) {
            return this;
        }

        @Override
        public String display() {
            return type.getClassName();
        }
    }

    /** A type variable. */
    record Variable(String name) implements TypeUse {
        @Override
        public TypeUse bind(Map<String, TypeUse> variables) {
            return variables.getOrDefault(name, UNKNOWN);
        }

        @Override
        public String display() {
            return name;
        }
    }

    /** See {@link TypeUse#UNKNOWN}. */
    record Unknown() implements TypeUse {
        @Override
        public TypeUse bind(Map<String, TypeUse> variables) {
            return this;
        }

        @Override
        public String display() {
            return "?";
        }
    }
}
