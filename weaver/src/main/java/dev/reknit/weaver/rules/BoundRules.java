package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ConstantPool;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Rules;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rules over the classes of an index. Most classes are done with after a look at names; the rest is for a {@link Matcher},
 * of which there are as many as threads needed one at the same time: a lock would be held while a class loader is asked for
 * files, by a thread that may hold the class loader.
 */
final class BoundRules implements Rules {
    private final List<PointcutRule> rules;
    private final List<NameTest> tests;
    private final ClassIndex index;
    private final Supertypes supertypes;
    private final Queue<Matcher> idle = new ConcurrentLinkedQueue<>();

    BoundRules(List<PointcutRule> rules, List<NameTest> tests, ClassIndex index, Supertypes supertypes) {
        this.rules = rules;
        this.tests = tests;
        this.index = index;
        this.supertypes = supertypes;
    }

    @Override
    public boolean mayConcern(byte[] classFile, ClassIndex.ClassFiles near) {
        return candidates(classFile, near) != null;
    }

    /** By rule, whether it may select a method; null if none does. */
    private boolean @Nullable [] candidates(byte[] classFile, ClassIndex.ClassFiles near) {
        ConstantPool pool = ConstantPool.of(classFile).orElse(null);
        String name = pool == null ? null : pool.name();
        if (pool == null || name == null) {
            return null;
        }
        ClassNames names = new ClassNames(pool, name, supertypes, near);
        boolean[] candidates = null;
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i).passes(names)) {
                candidates = candidates == null ? new boolean[tests.size()] : candidates;
                candidates[i] = true;
            }
        }
        return candidates;
    }

    @Override
    public ForClass of(ClassModel type, byte[] classFile) {
        boolean[] candidates = candidates(classFile, index::read);
        if (candidates == null) {
            return ForClass.NOTHING;
        }
        Matcher free = idle.poll();
        try {
            Matcher matcher = free != null ? free : new Matcher(rules, index);
            Map<String, List<Added>> added = matcher.match(type, classFile, candidates);
            idle.add(matcher); // not if it failed: what it knows may be incomplete
            return method -> added.getOrDefault(method.name() + method.descriptor(), List.of());
        } catch (RuntimeException | Error failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return new Failed("rules are not applied, for AspectJ cannot read the class file: " + cause);
        }
    }

    private record Failed(String failure) implements ForClass {
        @Override
        public List<Added> of(MethodModel method) {
            return List.of();
        }
    }
}
