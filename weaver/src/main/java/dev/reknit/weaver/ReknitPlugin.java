package dev.reknit.weaver;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.rewrite.ClassRewriter;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.track.TrackedNest;
import dev.reknit.weaver.track.TrackingRewriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationSource;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * The weaver as a plugin of Byte Buddy's build engine, for builds that use its Maven or Gradle plugin
 * already. Wrong annotations fail the build with all their messages.
 */
public final class ReknitPlugin implements Plugin.WithPreprocessor {
    private @Nullable BuildTracking tracking;

    /** For Byte Buddy's engine. */
    public ReknitPlugin() {}

    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator classFiles) {
        byte[] classFile = read(classFiles, type.getName());
        if (classFile != null) {
            tracking(classFiles).add(type.getInternalName(), classFile);
        }
    }

    private synchronized BuildTracking tracking(ClassFileLocator classFiles) {
        BuildTracking known = tracking;
        if (known == null) {
            known = new BuildTracking(index(classFiles));
            tracking = known;
        }
        return known;
    }

    private synchronized @Nullable BuildTracking tracking() {
        return tracking;
    }

    private static ClassIndex index(ClassFileLocator classFiles) {
        return new ClassIndex(name -> read(classFiles, name.replace('/', '.')));
    }

    @Override
    public boolean matches(TypeDescription type) {
        return mentionsReknit(type) || concerns(type.getInternalName());
    }

    /** Whether a class is one of those that checkpointed objects are made of. */
    private boolean concerns(String name) {
        BuildTracking tracking = tracking();
        byte[] classFile = tracking == null ? null : tracking.index().read(name);
        return tracking != null && classFile != null && tracking.concerns(name, classFile);
    }

    private static boolean mentionsReknit(TypeDescription type) {
        Stream<AnnotationSource> members =
                Stream.concat(type.getDeclaredFields().stream(), type.getDeclaredMethods().stream());
        return Stream.concat(Stream.of(type), members).anyMatch(ReknitPlugin::isAnnotated) || inherits(type);
    }

    private static boolean inherits(TypeDescription type) {
        try {
            TypeDescription.Generic parent = type.getSuperClass();
            return parent != null && (isAnnotated(parent.asErasure()) || inherits(parent.asErasure()));
        } catch (TypePool.Resolution.NoSuchTypeException notOnTheClassPath) {
            return false;
        }
    }

    private static boolean isAnnotated(AnnotationSource source) {
        return source.getDeclaredAnnotations().stream()
                .anyMatch(each -> each.getAnnotationType().getDescriptor().startsWith(Marks.PACKAGE));
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFiles) {
        BuildTracking tracking = tracking();
        ClassIndex index = tracking == null ? index(classFiles) : tracking.index();
        Weaver weaver = tracking == null ? Weaver.standard() : tracking.weaver();
        byte[] classFile = read(classFiles, type.getName());
        if (classFile == null) {
            throw new IllegalStateException("the class file of " + type.getName() + " was not found");
        }
        ClassModel model = ClassModelReader.whole(classFile);
        ClassPlan planned = weaver.plan(model, classFile, index);
        failOnErrors(planned.problems());
        if (model.isWoven()) {
            failOnErrors(weaver.outdated(planned, classFile, null, index));
            return builder;
        }
        TrackedNest nest = weaver.nest(model, classFile, index);
        ClassPlan plan = weaver.possible(planned, nest);
        failOnErrors(plan.problems());
        failOnErrors(weaver.outdated(plan, classFile, nest, index));
        String error = tracking == null ? null : tracking.error(model);
        if (error != null) {
            throw new IllegalStateException(error);
        }
        return nest == null && plan.isEmpty() ? builder : builder.visit(new Rewrite(classFile, plan, nest, index));
    }

    private static byte @Nullable [] read(ClassFileLocator classFiles, String name) {
        try {
            ClassFileLocator.Resolution resolution = classFiles.locate(name);
            return resolution.isResolved() ? resolution.resolve() : null;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the class file of " + name, failure);
        }
    }

    private static void failOnErrors(List<Problem> problems) {
        String errors = problems.stream()
                .filter(each -> each.severity() == Problem.Severity.ERROR)
                .map(Problem::line)
                .collect(Collectors.joining("\n"));
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors);
        }
    }

    @Override
    public void close() {}

    /** Puts the rewriter into Byte Buddy's chain of visitors. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Rewrite(
            byte[] classFile, ClassPlan plan, @Nullable TrackedNest nest, ClassIndex index)
            implements AsmVisitorWrapper {
        @Override
        public int mergeWriter(int flags) {
            return flags;
        }

        @Override
        public int mergeReader(int flags) {
            return flags;
        }

        @Override
        public ClassVisitor wrap(
                TypeDescription type,
                ClassVisitor next,
                Implementation.Context context,
                TypePool pool,
                FieldList<FieldDescription.InDefinedShape> fields,
                MethodList<?> methods,
                int writerFlags,
                int readerFlags) {
            ClassRewriter rewriter = new ClassRewriter(next, plan, index);
            return nest == null
                    ? rewriter
                    : TrackingRewriter.before(rewriter, OpenedClassReader.of(classFile), plan.type(), nest, index);
        }
    }
}
