package dev.reknit.runtime.encoding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was saved for fields that an object's class has no more, kept for as long as the object lives and written with it again. So a version of the
 * application that does not know a field does not lose it for one that does. Safe for use by several threads.
 */
final class UnknownFields {
    private static final Cache<Object, UnknownFields> KEPT =
            Caffeine.newBuilder().weakKeys().build();
    private static final Map<Key, Form> FORMS = new ConcurrentHashMap<>();

    /** Spares all others the look-up. */
    private static volatile boolean any;

    private final List<Shape.Field> fields;
    private final @Nullable Object[] values;

    private UnknownFields(List<Shape.Field> fields, @Nullable Object[] values) {
        this.fields = fields;
        this.values = values;
    }

    private record Key(Form form, List<Shape.Field> fields) {}

    static void keep(Object object, List<Shape.Field> fields, @Nullable Object[] values) {
        any = true;
        KEPT.put(object, new UnknownFields(fields, values));
    }

    /** The form of an object: that of its class, or if something is kept for it, one that writes that, too. */
    static Form form(Form form, Object object) {
        if (!any) {
            return form;
        }
        UnknownFields kept = KEPT.getIfPresent(object);
        return kept == null ? form : FORMS.computeIfAbsent(new Key(form, kept.fields), Extended::new);
    }

    /** Of a class with fields that it has no more, behind its own. */
    private static final class Extended extends Form {
        private final Form form;

        Extended(Key key) {
            super(key.form.type(), key.form.shapes(), extend(key.form.descriptor(), key.fields));
            form = key.form;
        }

        private static Descriptor extend(Descriptor own, List<Shape.Field> more) {
            List<Shape> levels = new ArrayList<>(own.levels());
            Shape last = levels.remove(levels.size() - 1);
            List<Shape.Field> fields = new ArrayList<>(last.fields());
            more.forEach(each -> fields.add(new Shape.Field(each.name(), each.type(), false)));
            levels.add(new Shape(last.name(), List.of(), List.copyOf(fields)));
            return Descriptor.of(own.kind(), List.copyOf(levels));
        }

        @Override
        void write(Object object, StateWriter to) {
            form.write(object, to);
            UnknownFields kept = KEPT.getIfPresent(object);
            for (int i = 0; kept != null && i < kept.values.length; i++) {
                UnknownForm.put(kept.fields.get(i).letter(), kept.values[i], to);
            }
        }

        @Override
        Object make(StateReader from) {
            return form.make(from);
        }
    }
}
