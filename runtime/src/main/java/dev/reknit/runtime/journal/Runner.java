package dev.reknit.runtime.journal;

import dev.reknit.runtime.encoding.CallShape;
import dev.reknit.runtime.journal.Declaration.DeclaredMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs the entries of a method that is declared in the log.
 *
 * @param method the method of today; null if there is none
 * @param entry the name and version that entries have
 * @param stored the parameters that they have
 * @param today those of the method
 */
record Runner(@Nullable JournaledMethod method, String entry, CallShape stored, CallShape today) {
    static Runner of(DeclaredMethod declared, JournaledMethods methods) {
        String entry = "\"" + declared.name() + "\" version " + declared.version();
        JournaledMethod method = methods.find(entry);
        CallShape stored = CallShape.of(entry, declared.parameters(), types(declared.descriptor()));
        if (method == null) {
            return new Runner(null, entry, stored, stored);
        }
        boolean inPlace = method.descriptor().equals(declared.descriptor())
                && !(hasNames(declared.parameters()) && hasNames(names(method)));
        return new Runner(method, entry, stored, inPlace ? stored : today(method));
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

    private static CallShape today(JournaledMethod method) {
        return CallShape.of(method.entry(), names(method), types(method.descriptor()));
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
