package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.select.Rules.Added;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.IMessageHandler;
import org.aspectj.weaver.IntMap;
import org.aspectj.weaver.ResolvedMember;
import org.aspectj.weaver.ResolvedType;
import org.aspectj.weaver.Shadow;
import org.aspectj.weaver.UnresolvedType;
import org.aspectj.weaver.patterns.FastMatchInfo;
import org.aspectj.weaver.patterns.FormalBinding;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SimpleScope;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's matcher with the pointcuts of some rules, in a world of its own. A match counts only where it is certain from the class files; what AspectJ
 * would test when the method is called is no match. For one thread.
 */
final class Matcher {
    private static final int WITHOUT_BODY = Modifier.ABSTRACT | Modifier.NATIVE;

    private final List<PointcutRule> rules;
    private final ClassFileWorld world;
    private final SimpleScope scope;

    /** By rule, its pointcut once it was needed: to resolve one means to look for every type that it names. */
    private final @Nullable Pointcut[] pointcuts;

    Matcher(List<PointcutRule> rules, ClassIndex index) {
        this.rules = rules;
        this.world = new ClassFileWorld(index, new Silence());
        this.scope = new SimpleScope(world, FormalBinding.NONE);
        scope.setImportedPrefixes(new String[] {"java.lang."});
        this.pointcuts = new Pointcut[rules.size()];
    }

    /**
     * What rules add to the methods of a class, by name and descriptor.
     *
     * @param candidates by rule, whether it may select any
     */
    Map<String, List<Added>> match(ClassModel type, byte[] classFile, boolean[] candidates) {
        world.give(type.binaryName(), classFile);
        ResolvedType resolved = world.resolve(UnresolvedType.forName(type.binaryName()));
        FastMatchInfo outline = new FastMatchInfo(resolved, Shadow.MethodExecution, world);
        Map<String, List<Added>> added = new HashMap<>();
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i] && pointcut(i).fastMatch(outline).maybeTrue()) {
                match(resolved, rules.get(i), pointcut(i), added);
            }
        }
        return added;
    }

    private Pointcut pointcut(int number) {
        Pointcut known = pointcuts[number];
        if (known == null) {
            ResolvedType object = world.resolve(UnresolvedType.OBJECT);
            Pointcut parsed = rules.get(number).pointcut().parse();
            known = parsed.resolve(scope).concretize(object, object, new IntMap());
            pointcuts[number] = known;
        }
        return known;
    }

    private void match(ResolvedType type, PointcutRule rule, Pointcut pointcut, Map<String, List<Added>> added) {
        for (ResolvedMember each : type.getDeclaredMethods()) {
            boolean runs =
                    (each.getModifiers() & WITHOUT_BODY) == 0 && !each.getName().startsWith("<");
            if (runs && pointcut.match(new MethodExecution(world, type, each)).alwaysTrue()) {
                List<Added> ofMethod =
                        added.computeIfAbsent(each.getName() + each.getSignature(), unknown -> new ArrayList<>());
                rule.policies().forEach(policy -> ofMethod.add(new Added(policy, rule.place())));
            }
        }
    }

    /** Types that are not on the class path are no news: a rule may be about classes that only some programs have. */
    private static final class Silence implements IMessageHandler {
        @Override
        public boolean handleMessage(IMessage message) {
            return true;
        }

        @Override
        public boolean isIgnoring(IMessage.Kind kind) {
            return true;
        }

        @Override
        public void dontIgnore(IMessage.Kind kind) {}

        @Override
        public void ignore(IMessage.Kind kind) {}
    }
}
