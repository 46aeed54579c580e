package dev.reknit.weaver.rules;

import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.bridge.ISourceLocation;
import org.aspectj.weaver.Member;
import org.aspectj.weaver.ResolvedMember;
import org.aspectj.weaver.ResolvedType;
import org.aspectj.weaver.Shadow;
import org.aspectj.weaver.UnresolvedType;
import org.aspectj.weaver.World;
import org.aspectj.weaver.ast.Var;
import org.jspecify.annotations.Nullable;

/**
 * The execution of a method, for AspectJ's matcher to hold pointcuts against. It is never woven by AspectJ, so there
 * is no code and there are no variables.
 */
@SuppressWarnings("NullAway") // AspectJ's methods have no variables to give, and take null for it
final class MethodExecution extends Shadow {
    /** A pointcut remembers the last number that it saw; AspectJ's own counter may give a number twice when threads meet. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final World world;
    private final ResolvedType type;

    MethodExecution(World world, ResolvedType type, ResolvedMember method) {
        super(Shadow.MethodExecution, method, null);
        this.world = world;
        this.type = type;
        shadowId = NUMBERS.incrementAndGet();
    }

    @Override
    public World getIWorld() {
        return world;
    }

    @Override
    public UnresolvedType getEnclosingType() {
        return type;
    }

    @Override
    public Member getEnclosingCodeSignature() {
        return getSignature();
    }

    @Override
    public @Nullable ISourceLocation getSourceLocation() {
        return null;
    }

    @Override
    public @Nullable Var getThisVar() {
        return null;
    }

    @Override
    public @Nullable Var getTargetVar() {
        return null;
    }

    @Override
    public @Nullable Var getArgVar(int index) {
        return null;
    }

    @Override
    public @Nullable Var getThisJoinPointVar() {
        return null;
    }

    @Override
    public @Nullable Var getThisJoinPointStaticPartVar() {
        return null;
    }

    @Override
    public @Nullable Var getThisEnclosingJoinPointStaticPartVar() {
        return null;
    }

    @Override
    public @Nullable Var getThisAspectInstanceVar(ResolvedType aspect) {
        return null;
    }

    @Override
    public @Nullable Var getKindedAnnotationVar(UnresolvedType annotation) {
        return null;
    }

    @Override
    public @Nullable Var getWithinAnnotationVar(UnresolvedType annotation) {
        return null;
    }

    @Override
    public @Nullable Var getWithinCodeAnnotationVar(UnresolvedType annotation) {
        return null;
    }

    @Override
    public @Nullable Var getThisAnnotationVar(UnresolvedType annotation) {
        return null;
    }

    @Override
    public @Nullable Var getTargetAnnotationVar(UnresolvedType annotation) {
        return null;
    }

    @Override
    public @Nullable Var getArgAnnotationVar(int index, UnresolvedType annotation) {
        return null;
    }
}
