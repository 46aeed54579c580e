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
        return new Runner(method, entry, stored, method == null ? stored : today(method));
    }

    private static CallShape today(JournaledMethod method) {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (var each : method.method().getParameters()) {
            names.add(each.getName());
            types.add(each.getType().descriptorString());
        }
        return CallShape.of(method.entry(), names, types);
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
