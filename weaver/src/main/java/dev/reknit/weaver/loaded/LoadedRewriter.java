package dev.reknit.weaver.loaded;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.reknit.runtime.CallSites;
import dev.reknit.runtime.Gate;
import dev.reknit.runtime.state.CheckpointCallSites;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.rewrite.Limits;
import dev.reknit.weaver.rewrite.RuleAnnotations;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.MethodPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.JavaConstant;

/**
 * Rewrites a loaded class as its plan says, without adding members: the tiers are advice around the
 * code where it stands, and another attempt is a jump back to its beginning with the arguments that
 * the caller gave.
 */
public final class LoadedRewriter {
    private LoadedRewriter() {}

    /**
     * Weaves a class file.
     *
     * @param plan what to weave; only what {@link LoadedRefusals} has nothing against
     * @throws ClassFileException if its frames or debug information cannot be read, or it becomes too large
     */
    public static byte[] rewrite(byte[] classFile, ClassPlan plan, ClassIndex index) {
        try {
            return redefine(classFile, plan, index);
        } catch (RuntimeException | Error failure) {
            throw ClassFileException.of(failure);
        }
    }

    private static byte[] redefine(byte[] classFile, ClassPlan plan, ClassIndex index) {
        String name = plan.type().binaryName();
        ClassFileLocator others = new IndexedClassFiles(index);
        ClassFileLocator outline = ClassFileLocator.Simple.of(name, Erased.outline(classFile));
        TypePool pool = new TypePool.Default.WithLazyResolution(
                new MissingTypes(), new ClassFileLocator.Compound(outline, others), TypePool.Default.ReaderMode.FAST);
        TypeDescription type = pool.describe(name).resolve();
        ClassFileLocator files = new ClassFileLocator.Compound(ClassFileLocator.Simple.of(name, classFile), others);
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(InstrumentedType.Factory.Default.FROZEN)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .redefine(type, files)
                .visit(new Erased.Signature(plan.type().signature()))
                .visit(tiers(plan));
        try (DynamicType.Unloaded<?> woven = builder.make(pool)) {
            return woven.getBytes();
        }
    }

    /** All in one: a visitor of the class for each method would be a chain as long as there are methods. */
    private static AsmVisitorWrapper tiers(ClassPlan plan) {
        return new ForDeclaredMethods().invokable(any(), (type, method, next, context, pool, writing, reading) -> {
            MethodPlan planned = plan.method(method.getInternalName(), method.getDescriptor())
                    .orElse(null);
            if (planned == null) {
                return new Limits(next);
            }
            MethodVisitor tiers = new Limits(RuleAnnotations.of(planned, next));
            // What is wrapped first ends up outermost.
            if (planned.hasAttempts()) {
                tiers = attempts(planned).wrap(type, method, tiers, context, pool, writing, reading);
            }
            if (planned.hasState()) {
                tiers = state(planned).wrap(type, method, tiers, context, pool, writing, reading);
            }
            return tiers;
        });
    }

    private static Advice attempts(MethodPlan method) {
        JavaConstant quiet = JavaConstant.Simple.ofLoaded(method.isQuiet() ? 1 : 0);
        return Advice.withCustomMapping()
                .bind(Constant.class, callSite(method, Gate.class, CallSites.class, quiet), Gate.class)
                .to(AttemptsAdvice.class, file(AttemptsAdvice.class));
    }

    private static Advice state(MethodPlan method) {
        StackManipulation gate = callSite(method, CheckpointGate.class, CheckpointCallSites.class);
        return Advice.withCustomMapping()
                .bind(Constant.class, gate, CheckpointGate.class)
                .to(StateAdvice.class, file(StateAdvice.class));
    }

    /** An advice's own class file; Byte Buddy does not find it where an agent has put it on the bootstrap path. */
    private static ClassFileLocator file(Class<?> advice) {
        try (InputStream in = advice.getResourceAsStream(advice.getSimpleName() + ".class")) {
            return in == null
                    ? ClassFileLocator.NoOp.INSTANCE
                    : ClassFileLocator.Simple.of(advice.getName(), in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + advice.getName(), failure);
        }
    }

    /** A call site that gives an object of the runtime, by a bootstrap method named {@code gate}. */
    private static StackManipulation callSite(
            MethodPlan method, Class<?> constant, Class<?> bootstraps, JavaConstant... further) {
        List<JavaConstant> arguments = new ArrayList<>();
        arguments.add(JavaConstant.Simple.ofLoaded(method.method().descriptor()));
        arguments.addAll(List.of(further));
        MethodDescription.InDefinedShape bootstrap = TypeDescription.ForLoadedType.of(bootstraps)
                .getDeclaredMethods()
                .filter(named("gate"))
                .getOnly();
        return MethodInvocation.invoke(bootstrap)
                .dynamic(method.method().name(), TypeDescription.ForLoadedType.of(constant), List.of(), arguments);
    }
}
