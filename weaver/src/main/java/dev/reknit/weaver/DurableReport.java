package dev.reknit.weaver;

import dev.reknit.Checkpointed;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.report.DurableObjects;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.Guard;
import dev.reknit.weaver.select.MethodPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a report tells of a class whose objects outlive the process. */
final class DurableReport {
    private DurableReport() {}

    /** Null for another class. */
    static @Nullable DurableObjects of(ClassPlan plan, ClassIndex index) {
        Applied durable = plan.durable();
        if (durable == null) {
            return null;
        }
        AnnotationValues said = durable.values();
        return new DurableObjects(
                said.text("name").isEmpty() ? plan.type().binaryName() : said.text("name"),
                key(plan.type(), index),
                said.text("store"),
                said.number("every"),
                interval(said),
                said.number("keep"),
                said.constant("recover"),
                journal(plan));
    }

    private static @Nullable String interval(AnnotationValues said) {
        long interval = said.number("interval");
        return interval == 0
                ? null
                : interval == Checkpointed.AUTO ? "AUTO" : interval + " " + said.constant("intervalUnit");
    }

    private static @Nullable String key(ClassModel type, ClassIndex index) {
        Set<String> seen = new HashSet<>();
        ClassModel next = type;
        while (next != null && seen.add(next.name())) {
            for (FieldModel each : next.fields()) {
                if (each.annotation(Marks.KEY).isPresent()) {
                    return each.name();
                }
            }
            next = next.superName() == null
                    ? null
                    : index.find(next.superName()).orElse(null);
        }
        return null;
    }

    private static List<DurableObjects.Entry> journal(ClassPlan plan) {
        List<DurableObjects.Entry> entries = new ArrayList<>();
        for (MethodPlan method : plan.methods()) {
            for (Applied each : method.applied()) {
                if (each.guard() == Guard.JOURNALED) {
                    AnnotationValues said = each.values();
                    String name = said.text("name");
                    entries.add(new DurableObjects.Entry(
                            method.method().display(),
                            name.isEmpty() ? method.method().name() : name,
                            said.number("version"),
                            said.constant("durability")));
                }
            }
        }
        return entries;
    }
}
