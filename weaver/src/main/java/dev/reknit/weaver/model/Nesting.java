package dev.reknit.weaver.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Collects what a class file says of the classes around and in it. */
final class Nesting {
    private final Map<String, String> outerOf = new HashMap<>();
    private final List<String> inner = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private @Nullable String host;
    private @Nullable String outer;

    /** A nested class that the file mentions, and the class it is a member of. */
    void inner(String nested, @Nullable String memberOf) {
        inner.add(nested);
        if (memberOf != null) {
            outerOf.put(nested, memberOf);
        }
    }

    /** The class around a local or anonymous one. */
    void outer(String owner) {
        outer = owner;
    }

    void host(String name) {
        host = name;
    }

    void member(String name) {
        members.add(name);
    }

    /** The nest of a class. */
    ClassModel.Nest of(String name, int version) {
        if (version >= Opcodes.V11) {
            return host == null && members.isEmpty()
                    ? ClassModel.Nest.ALONE
                    : new ClassModel.Nest(host, List.copyOf(members));
        }
        if (inner.isEmpty() && outer == null) {
            return ClassModel.Nest.ALONE;
        }
        String outermost = outermost(outer == null ? name : outer);
        List<String> nested = inner.stream()
                .filter(each -> each.startsWith(name.concat("$")))
                .distinct()
                .toList();
        return new ClassModel.Nest(outermost.equals(name) ? null : outermost, nested);
    }

    private String outermost(String name) {
        String found = name;
        for (int steps = outerOf.size(); steps >= 0; steps--) { // damaged class files have circles
            String next = outerOf.get(found);
            if (next == null) {
                return found;
            }
            found = next;
        }
        return found;
    }
}
