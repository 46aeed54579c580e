package dev.reknit.weaver;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.Guard;
import dev.reknit.weaver.select.Rules;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.TrackedNest;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** What a weaver says of the classes of a nest. */
record NestPlans(Weaver weaver, Rules rules, ClassIndex index) implements Ownership.Plans {
    @Override
    public List<MethodModel> checkpointed(ClassModel type, byte[] classFile) {
        Rules.ForClass said =
                rules.mayConcern(classFile, index::read) ? rules.of(type, classFile) : Rules.ForClass.NOTHING;
        return type.methods().stream()
                .filter(each -> (each.access() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0)
                .filter(each -> isAnnotated(each) || isRuled(said, each))
                .toList();
    }

    @Override
    public boolean isDurable(ClassModel type) {
        return index.annotation(type, Guard.CHECKPOINTED.descriptor()).isPresent();
    }

    private static boolean isAnnotated(MethodModel method) {
        return method.annotation(Guard.CHECKPOINTED.descriptor()).isPresent()
                || method.annotation(Guard.JOURNALED.descriptor()).isPresent();
    }

    private static boolean isRuled(Rules.ForClass said, MethodModel method) {
        return said.of(method).stream()
                .map(each -> each.annotation().descriptor())
                .anyMatch(each ->
                        each.equals(Guard.CHECKPOINTED.descriptor()) || each.equals(Guard.JOURNALED.descriptor()));
    }

    @Override
    public boolean isLeft(byte[] classFile) {
        return LeftToAspectJ.isWovenByIt(classFile);
    }

    @Override
    public void tryOut(ClassModel type, byte[] classFile, TrackedNest nest) {
        Weaver.rewrite(classFile, type, weaver.plan(type, classFile, index), nest, index);
    }
}
