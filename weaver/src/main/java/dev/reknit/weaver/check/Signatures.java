package dev.reknit.weaver.check;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads generic signatures (Java Virtual Machine Specification, section 4.7.9.1). Where there is none, or
 * one that no compiler wrote, the types of the descriptor are given.
 */
final class Signatures {
    /** An array's dimensions are no more, and compilers nest type arguments far less. */
    private static final int DEEPEST = 255;

    private final String text;
    private int at;
    private int depth;

    private Signatures(String text) {
        this.text = text;
    }

    /**
     * The generic part of a class's declaration.
     *
     * @param variables the names of its type variables
     * @param supertypes its superclass and interfaces
     */
    record Declaration(List<String> variables, List<TypeUse.Named> supertypes) {
        /**
         * The type arguments of a use, by the names of the variables they are for; empty for a raw
         * use.
         */
        Map<String, TypeUse> arguments(TypeUse.Named use) {
            if (use.arguments().size() != variables.size()) {
                return Map.of();
            }
            Map<String, TypeUse> bound = new HashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                bound.put(variables.get(i), use.arguments().get(i));
            }
            return bound;
        }
    }

    static Declaration of(ClassModel type) {
        if (type.signature() != null) {
            try {
                return new Signatures(type.signature()).declaration();
            } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
                // As if there were none.
            }
        }
        List<TypeUse.Named> supertypes = new ArrayList<>();
        if (type.superName() != null) {
            supertypes.add(new TypeUse.Named(type.superName(), List.of()));
        }
        for (String each : type.interfaces()) {
            supertypes.add(new TypeUse.Named(each, List.of()));
        }
        return new Declaration(List.of(), supertypes);
    }

    static TypeUse of(FieldModel field) {
        return type(field.signature(), Type.getType(field.descriptor()));
    }

    static TypeUse result(MethodModel method) {
        String signature = method.signature();
        return type(signature == null ? null : signature.substring(signature.indexOf(')') + 1), method.result());
    }

    static List<TypeUse> parameters(MethodModel method) {
        List<TypeUse> erased = new ArrayList<>();
        for (Type each : method.parameters()) {
            erased.add(TypeUse.of(each));
        }
        if (method.signature() == null) {
            return erased;
        }
        try {
            List<TypeUse> parameters = new Signatures(method.signature()).parameters();
            return parameters.size() == erased.size() ? parameters : erased;
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            return erased;
        }
    }

    private static TypeUse type(@Nullable String signature, Type erased) {
        if (signature == null) {
            return TypeUse.of(erased);
        }
        try {
            return new Signatures(signature).type();
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            return TypeUse.of(erased);
        }
    }

    private Declaration declaration() {
        List<String> variables = variables();
        List<TypeUse.Named> supertypes = new ArrayList<>();
        while (at < text.length()) {
            supertypes.add(named());
        }
        return new Declaration(variables, supertypes);
    }

    private List<TypeUse> parameters() {
        variables();
        List<TypeUse> parameters = new ArrayList<>();
        at++; // (
        while (text.charAt(at) != ')') {
            parameters.add(type());
        }
        return parameters;
    }

    private List<String> variables() {
        List<String> names = new ArrayList<>();
        if (text.charAt(at) == '<') {
            at++;
            while (text.charAt(at) != '>') {
                names.add(until(":"));
                while (text.charAt(at) == ':') {
                    at++;
                    if (text.charAt(at) != ':') { // an empty class bound before an interface
                        type();
                    }
                }
            }
            at++;
        }
        return names;
    }

    private TypeUse type() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        TypeUse type = nestedType();
        depth--;
        return type;
    }

    private TypeUse nestedType() {
        switch (text.charAt(at)) {
            case 'L':
                return named();
            case '[':
                at++;
                return new TypeUse.Array(type());
            case 'T':
                at++;
                TypeUse variable = new TypeUse.Variable(until(";"));
                at++;
                return variable;
            default:
                if ("ZBCSIFJDV".indexOf(text.charAt(at)) < 0) {
                    throw new IllegalArgumentException("no type at " + at);
                }
                return TypeUse.of(Type.getType(text.substring(at, ++at)));
        }
    }

    private TypeUse.Named named() {
        at++; // L
        StringBuilder name = new StringBuilder();
        List<TypeUse> arguments = List.of();
        while (true) {
            name.append(until("<.;"));
            arguments = text.charAt(at) == '<' ? arguments() : List.of();
            if (text.charAt(at++) == ';') {
                return new TypeUse.Named(name.toString(), arguments);
            }
            name.append('$');
        }
    }

    private List<TypeUse> arguments() {
        List<TypeUse> arguments = new ArrayList<>();
        at++; // <
        while (text.charAt(at) != '>') {
            switch (text.charAt(at)) {
                case '*' -> {
                    at++;
                    arguments.add(TypeUse.UNKNOWN);
                }
                case '+' -> {
                    at++;
                    arguments.add(type());
                }
                case '-' -> {
                    at++;
                    type();
                    arguments.add(TypeUse.UNKNOWN);
                }
                default -> arguments.add(type());
            }
        }
        at++; // >
        return List.copyOf(arguments);
    }

    private String until(String ends) {
        int from = at;
        while (ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
