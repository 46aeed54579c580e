package dev.reknit.runtime.journal;

import dev.reknit.runtime.encoding.CallShape;
import dev.reknit.runtime.journal.Declaration.DeclaredMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs the entries of a method that is declared in the log. Parameters are found by their names; where one of them has no parameter of its
 * name any more, or the names are not known, by their places.
 *
 * @param method the method of today; null if there is none
 * @param entry the name and version that entries have
 * @param stored the parameters that they have
 * @param today those of the method, by the names that they have in entries
 * @param lost the names of those in entries that the method has not, neither by name nor by place
 */
record Runner(@Nullable JournaledMethod method, String entry, CallShape stored, CallShape today, List<String> lost) {
    static Runner of(DeclaredMethod declared, JournaledMethods methods) {
        String entry = "\"" + declared.name() + "\" version " + declared.version();
        JournaledMethod method = methods.find(entry);
        List<String> before = declared.parameters();
        CallShape stored = CallShape.of(entry, before, types(declared.descriptor()));
        if (method == null) {
            return new Runner(null, entry, stored, stored, List.of());
        }
        List<String> names = names(method);
        List<String> types = types(method.descriptor());
        if (hasNames(before) && names.containsAll(before)) {
            return new Runner(method, entry, stored, CallShape.of(entry, names, types), List.of());
        }
        if (names.size() == before.size()) {
            return new Runner(method, entry, stored, CallShape.of(entry, before, types), List.of());
        }
        List<String> lost = new ArrayList<>(before);
        lost.removeAll(names);
        return new Runner(method, entry, stored, CallShape.of(entry, names, types), lost);
    }

    private static List<String> names(JournaledMethod method) {
        List<String> names = new ArrayList<>();
        for (var each : method.method().getParameters()) {
            names.add(each.getName());
        }
        return names;
    }

    /** Whether they are those of the source: a class that was compiled without them has {@code arg0}, {@code arg1} and so on. */
    private static boolean hasNames(List<String> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).equals("arg" + i)) {
                return true;
            }
        }
        return false;
    }

    /** The parameters of a method's descriptor, one by one. */
    static List<String> types(String descriptor) {
        List<String> types = new ArrayList<>();
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int from = at;
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
            types.add(descriptor.substring(from, at));
        }
        return types;
    }
}
