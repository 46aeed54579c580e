package dev.reknit.weaver.select;

import dev.reknit.runtime.config.Policies;
import dev.reknit.runtime.config.Setting;
import dev.reknit.runtime.config.SettingException;
import dev.reknit.runtime.config.Target;
import dev.reknit.runtime.config.Validity;
import dev.reknit.runtime.config.Values;
import dev.reknit.weaver.check.Checks;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problems;
import dev.reknit.weaver.check.Subject;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What is configured beside the classes that are woven, held against them: the annotations are checked once more as
 * they will be. It changes no class. Immutable.
 */
public final class Configured {
    /** Nothing is configured. */
    public static final Configured NONE = new Configured(List.of());

    private static final Policies POLICIES = Policies.of(Stream.of(Guard.values())
            .filter(each -> each.tier() == Guard.Tier.ATTEMPTS)
            .map(Guard::annotation)
            .toList());

    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<ConfiguredKey> keys = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Configured(List<Setting> settings) {
        settings.forEach(each -> this.settings.put(each.key(), each));
        for (Setting each : this.settings.values()) {
            try {
                keys.add(new ConfiguredKey(each, Validity.check(each, POLICIES)));
            } catch (SettingException refused) {
                problems.add(problem(each.origin(), "", each.key(), refused));
            }
        }
    }

    /** What some settings say. */
    public static Configured of(List<Setting> settings) {
        return settings.isEmpty() ? NONE : new Configured(settings);
    }

    /** What is wrong with it whatever the classes are; the origins stand where the classes' names do. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What is wrong with it for a class. */
    List<Problem> check(ClassPlan plan, ClassIndex index) {
        if (settings.isEmpty()) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>();
        for (ConfiguredKey each : keys) {
            if (each.key().type().equals(plan.type().binaryName())) {
                each.check(plan, found);
            }
        }
        for (MethodPlan each : plan.methods()) {
            for (Applied applied : each.applied()) {
                if (applied.guard().tier() == Guard.Tier.ATTEMPTS) {
                    check(plan.type(), each.method(), applied, index, found);
                }
            }
        }
        return found;
    }

    /** A value that is set from outside, and by what. */
    public record Value(Object value, String origin) {}

    /** By attribute, what is set for a policy of a method; what is wrong with it is a problem of the plan. */
    public Map<String, Value> values(ClassModel type, MethodModel method, Applied applied, ClassIndex index) {
        if (settings.isEmpty() || applied.guard().tier() != Guard.Tier.ATTEMPTS) {
            return Map.of();
        }
        Map<String, Setting> set = settings(type, method, applied);
        Map<String, Value> values = new LinkedHashMap<>();
        set.forEach((name, setting) -> {
            try {
                Object value = AnnotationValues.modelled(parse(name, set, applied.values(), index));
                values.put(name, new Value(value, setting.origin() + " " + setting.key()));
            } catch (SettingException refused) {
                // check() tells
            }
        });
        return values;
    }

    private void check(ClassModel type, MethodModel method, Applied applied, ClassIndex index, List<Problem> found) {
        Map<String, Setting> set = settings(type, method, applied);
        Map<String, Object> changes = new LinkedHashMap<>();
        set.forEach((name, setting) -> {
            try {
                changes.put(name, parse(name, set, applied.values(), index));
            } catch (SettingException refused) {
                found.add(problem(
                        type.binaryName(), method.display(), applied.values().name() + "." + name, refused));
            }
        });
        if (!changes.isEmpty()) {
            Problems asConfigured = new Problems();
            AnnotationValues values = applied.values().with(changes);
            Checks.check(new Subject(type, method, null, values, index), asConfigured);
            for (Problem each : asConfigured.all()) {
                if (each.severity() == Problem.Severity.ERROR) {
                    found.add(withOrigin(each, set));
                }
            }
        }
    }

    private Map<String, Setting> settings(ClassModel type, MethodModel method, Applied applied) {
        Target target = new Target(List.of(type.binaryName()), method.name(), ConfiguredKey.parameters(method));
        boolean onClass = method.annotation(applied.guard().descriptor()).isEmpty();
        Map<String, Setting> set = new LinkedHashMap<>();
        for (Method each : applied.values().type().getDeclaredMethods()) {
            for (String key : target.keys(applied.values().name(), each.getName(), onClass)) {
                Setting setting = settings.get(key);
                if (setting != null) {
                    set.put(each.getName(), setting);
                    break;
                }
            }
        }
        return set;
    }

    private static Object parse(String name, Map<String, Setting> set, AnnotationValues written, ClassIndex index) {
        Setting setting = set.get(name);
        if (setting == null) {
            return ChronoUnit.valueOf(written.constant(name));
        }
        return Values.parse(
                setting,
                attribute(written.type(), name),
                unit -> (ChronoUnit) parse(unit, set, written, index),
                (className, bound) -> find(className, bound, index));
    }

    private static Method attribute(Class<? extends Annotation> annotation, String name) {
        try {
            return annotation.getMethod(name);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Type find(String name, Class<?> bound, ClassIndex index) {
        String internal = name.replace('.', '/');
        if (index.find(internal).isEmpty()) {
            throw new IllegalArgumentException("there is no class " + name + "; allowed: binary names of subclasses of "
                    + bound.getName() + ", such as com.acme.Foo$Inner");
        }
        if (!index.isSubtype(internal, Type.getInternalName(bound)).orElse(true)) {
            throw new IllegalArgumentException(name + " is not a " + bound.getName() + "; allowed: subclasses of that");
        }
        return Type.getObjectType(internal);
    }

    private static Problem problem(String className, String member, String attribute, SettingException refused) {
        return new Problem(
                Problem.Severity.ERROR, className, member, attribute, null, null, String.valueOf(refused.getMessage()));
    }

    private static Problem withOrigin(Problem problem, Map<String, Setting> set) {
        Setting own = set.get(problem.attribute().substring(problem.attribute().indexOf('.') + 1));
        String origins = own != null
                ? own.toString()
                : set.values().stream().map(Setting::toString).collect(Collectors.joining(", "));
        return new Problem(
                problem.severity(),
                problem.className(),
                problem.member(),
                problem.attribute(),
                problem.found(),
                problem.allowed(),
                problem.message() + ", with " + origins);
    }

    /** The policies that can be configured. */
    static @Nullable Guard guard(String policy) {
        for (Guard each : Guard.values()) {
            if (each.annotation().getSimpleName().equals(policy)) {
                return each;
            }
        }
        return null;
    }
}
