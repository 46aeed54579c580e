package dev.reknit.runtime.store;

import static dev.reknit.runtime.store.Mutation.SKIPPED;
import static dev.reknit.runtime.store.Mutation.plus;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.durable.DurableSuite;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each defect of durable objects that loses or invents something turns their crash suite red. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class DurableDefectsTest {
    /** Not called, with a long for an argument and 0 for its result. */
    private static final Mutation.Effect ZERO = (code, call) -> {
        code.visitInsn(Opcodes.POP2);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.LCONST_0);
    };

    private record Defect(String name, Mutation mutation) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Defect defect(String name, String type, String method, String called, Mutation.Effect effect) {
        return new Defect(name, new Mutation(type, method, Set.of(called), effect));
    }

    static final List<Defect> DEFECTS = List.of(
            defect("acknowledged before it is safe", "Journal", "await", "awaitDurable", SKIPPED),
            defect("no mark that a call did not happen", "JournalGate$JournaledCall", "takenBack", "abort", ZERO),
            defect("the mark is not waited for", "JournalGate$JournaledCall", "failed", "await", SKIPPED),
            defect("too much of the log is pruned", "DurableStore", "prune", "neededFrom", plus(60)),
            defect("replay from one record too late", "Recovery", "run", "position", plus(2)),
            defect("replay from one record too early", "Recovery", "run", "position", plus(-1)),
            defect("a checkpoint says a later position", "CheckpointTask", "take", "max", plus(2)),
            defect("no declaration after a checkpoint", "CheckpointTask", "take", "cut", SKIPPED),
            defect("marks are not read", "LogIndex", "read", "aborted", (code, call) -> {
                code.visitInsn(Opcodes.POP2);
                code.visitInsn(Opcodes.POP2);
                code.visitInsn(Opcodes.POP);
            }),
            defect("a checkpoint too many is deleted", "DurableStore", "prune", "keep", (code, call) -> {
                code.visitInsn(Opcodes.POP);
                code.visitInsn(Opcodes.ICONST_0);
            }));

    @ParameterizedTest
    @FieldSource("DEFECTS")
    void defect_turnsTheSuiteRed(Defect defect) {
        Mutant mutant = new Mutant(List.of(defect.mutation()));
        assertThatThrownBy(() -> mutant.run(DurableSuite.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageNotContaining("there is nothing to change");
    }

    @Test
    void noDefect_leavesTheSuiteGreen() {
        assertThatCode(() -> new Mutant(List.of()).run(DurableSuite.class)).doesNotThrowAnyException();
    }
}
