package dev.reknit.weaver.report;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import dev.reknit.weaver.report.ClassReport.Attribute;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Writes a report for programs. */
final class JsonReport {
    /**
     * Goes up when a reader of the earlier form would misread the new one; members may be added
     * without.
     */
    private static final int VERSION = 1;

    private JsonReport() {}

    static String of(WeaveReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("classes", report.classes().stream().map(JsonReport::of).toList());
        document.put("totals", of(report.totals()));
        return Json.write(document);
    }

    private static Map<String, Object> of(ClassReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", report.className());
        if (report.durable() != null) {
            object.put("durable", of(report.durable()));
        }
        object.put("guarded", report.guards().stream().map(JsonReport::of).toList());
        if (!report.state().isEmpty()) {
            object.put("state", report.state().stream().map(JsonReport::of).toList());
        }
        object.put("problems", report.problems().stream().map(JsonReport::of).toList());
        return object;
    }

    private static Map<String, Object> of(DurableObjects durable) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", durable.name());
        putIfKnown(object, "key", durable.key());
        object.put("store", durable.store());
        object.put("every", durable.every());
        putIfKnown(object, "interval", durable.interval());
        object.put("keep", durable.keep());
        object.put("recover", durable.recover());
        object.put("journal", durable.journal().stream().map(JsonReport::of).toList());
        return object;
    }

    private static Map<String, Object> of(DurableObjects.Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("member", entry.member());
        object.put("name", entry.name());
        object.put("version", entry.version());
        object.put("durability", entry.durability());
        return object;
    }

    private static Map<String, Object> of(StateField field) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("field", field.name());
        object.put("handling", field.handling().name().toLowerCase(Locale.ROOT));
        putIfKnown(object, "reason", field.reason());
        return object;
    }

    private static Map<String, Object> of(Guarded guarded) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("member", guarded.member());
        object.put("plan", guarded.plan().stream().map(JsonReport::of).toList());
        return object;
    }

    private static Map<String, Object> of(PolicyInPlan policy) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Attribute each : policy.attributes()) {
            attributes.put(each.name(), value(each.value()));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("policy", policy.name());
        object.put("source", policy.source());
        putIfKnown(object, "inheritedFrom", policy.inheritedFrom());
        putIfKnown(object, "rule", policy.rule());
        object.put("attributes", attributes);
        Map<String, Object> origins = new LinkedHashMap<>();
        policy.attributes().forEach(each -> putIfKnown(origins, each.name(), each.origin()));
        if (!origins.isEmpty()) {
            object.put("origins", origins);
        }
        return object;
    }

    private static Object value(Object value) {
        if (value instanceof EnumValue constant) {
            return constant.name();
        }
        if (value instanceof Type type) {
            return type.getClassName();
        }
        if (value instanceof List<?> several) {
            return several.stream().map(JsonReport::value).toList();
        }
        if (value instanceof AnnotationModel nested) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            nested.values().forEach((name, each) -> attributes.put(name, value(each)));
            return attributes;
        }
        return value;
    }

    private static Map<String, Object> of(Problem problem) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        object.put("member", problem.member());
        object.put("attribute", problem.attribute());
        putIfKnown(object, "found", problem.found());
        putIfKnown(object, "allowed", problem.allowed());
        object.put("message", problem.message());
        return object;
    }

    private static void putIfKnown(Map<String, Object> object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static Map<String, Object> of(WeaveReport.Totals totals) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("classes", totals.classes());
        object.put("methods", totals.methods());
        object.put("fields", totals.fields());
        object.put("refused", totals.refused());
        object.put("errors", totals.errors());
        object.put("warnings", totals.warnings());
        return object;
    }
}
