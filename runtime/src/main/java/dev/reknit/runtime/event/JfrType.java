package dev.reknit.runtime.event;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.EventFactory;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * How events of one record are written to the flight recorder: a field for each component. A duration loses {@code
 * Nanos} from its name, since the recorder knows its unit; a failure gives its text and its class; what the recorder
 * has no type for is written as text. Made when it is first recorded.
 */
final class JfrType {
    private static final String PREFIX = "dev.reknit.";
    private static final String NANOS = "Nanos";

    private static final ClassValue<JfrType> BY_RECORD = new ClassValue<>() {
        @Override
        protected JfrType computeValue(Class<?> type) {
            return new JfrType(type);
        }
    };

    private final List<Field> fields = new ArrayList<>();
    private final EventFactory factory;

    /** One field: where its value comes from. */
    private record Field(ValueDescriptor descriptor, Method component, Reading reading) {}

    /** Makes of a component what the recorder has a type for. */
    private interface Reading {
        @Nullable
        Object of(@Nullable Object component);
    }

    private JfrType(Class<?> type) {
        for (RecordComponent each : type.getRecordComponents()) {
            addFields(each);
        }
        factory = EventFactory.create(
                describe(type), fields.stream().map(Field::descriptor).toList());
    }

    /** Whether a recording has a use for events of a record. */
    static boolean isRecorded(Class<? extends Event> type) {
        return FlightRecorder.isInitialized() && type.isRecord() && of(type).isEnabled();
    }

    static JfrType of(Class<? extends Event> type) {
        return BY_RECORD.get(type);
    }

    private boolean isEnabled() {
        return factory.getEventType().isEnabled();
    }

    /** Writes an event. */
    void write(Event event) {
        jdk.jfr.Event written = factory.newEvent();
        if (!written.shouldCommit()) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            written.set(i, value(fields.get(i), event));
        }
        written.commit();
    }

    private static @Nullable Object value(Field field, Event event) {
        try {
            return field.reading.of(field.component.invoke(event));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(event.getClass() + " cannot be read", impossible);
        }
    }

    private static List<AnnotationElement> describe(Class<?> type) {
        Optional<Kind> kind = kind(type);
        String label = label(name(type));
        return List.of(
                new AnnotationElement(Name.class, PREFIX + name(type)),
                new AnnotationElement(Label.class, label),
                new AnnotationElement(Description.class, kind.map(Kind::message).orElse(label)),
                new AnnotationElement(
                        Category.class,
                        kind.map(each -> new String[] {"Reknit", label(each.topic())})
                                .orElse(new String[] {"Reknit"})),
                new AnnotationElement(StackTrace.class, false));
    }

    /** What a record is called: {@code FailedOver}, {@code ConfigurationChanged}. */
    static String name(Class<?> type) {
        Class<?> within = type.getDeclaringClass();
        String group = within == null || within == Event.class
                ? ""
                : within.getSimpleName().replaceFirst("Event$", "");
        return group + type.getSimpleName();
    }

    /** The kind that is named as the record; empty for one that has several kinds, none of which is. */
    static Optional<Kind> kind(Class<?> type) {
        String name = name(type).replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** {@code maxAttempts} as {@code Max attempts}. */
    private static String label(String name) {
        String words = name.replaceAll("(?<=[a-z])([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void addFields(RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == Site.class) {
            add(name, String.class, component, JfrType::text);
            add(
                    name.equals("site") ? "owner" : name + "Owner",
                    Class.class,
                    component,
                    site -> site == null ? null : ((Site) site).owner());
        } else if (Throwable.class.isAssignableFrom(type)) {
            add(
                    name,
                    String.class,
                    component,
                    failure -> failure == null ? null : Fields.describe((Throwable) failure));
            add(name + "Class", Class.class, component, failure -> failure == null ? null : failure.getClass());
        } else if (type == long.class && name.endsWith(NANOS)) {
            String plain = name.substring(0, name.length() - NANOS.length());
            add(plain, type, component, nanos -> nanos, new AnnotationElement(Timespan.class, Timespan.NANOSECONDS));
        } else if (type.isPrimitive() || type == String.class || type == Class.class) {
            add(name, type, component, value -> value);
        } else if (type != ClassLoader.class) {
            add(name, String.class, component, JfrType::text);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private void add(
            String name, Class<?> type, RecordComponent component, Reading reading, AnnotationElement... more) {
        List<AnnotationElement> annotations = new ArrayList<>(List.of(more));
        annotations.add(new AnnotationElement(Label.class, label(name)));
        fields.add(new Field(new ValueDescriptor(type, name, annotations), component.getAccessor(), reading));
    }
}
