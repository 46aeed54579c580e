package dev.reknit.weaver.check.cases;

import dev.reknit.Checkpointed;
import dev.reknit.Hedge;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Right and wrong uses of {@link Hedge}. */
final class HedgeCases {
    private HedgeCases() {}

    static class Right {
        @Hedge
        void plain() {}

        @Hedge(
                delay = 2,
                delayUnit = ChronoUnit.SECONDS,
                quantile = 0.9,
                budget = "any",
                budgetRatio = 0,
                budgetFloor = 1)
        CompletionStage<String> all() {
            return new CompletableFuture<>();
        }
    }

    static class Wrong {
        @Hedge(delay = -1)
        @Expect("error: @Hedge.delay = -1: is out of range; allowed: 0 or more")
        void delay() {}

        @Hedge(quantile = 1)
        @Expect("error: @Hedge.quantile = 1.0: is out of range; allowed: 0 (off) or more, less than 1")
        void quantile() {}

        @Hedge(budget = "any", budgetRatio = -0.1)
        @Expect("error: @Hedge.budgetRatio = -0.1: is out of range; allowed: 0 to 1")
        void ratio() {}

        @Hedge(budget = "any", budgetFloor = -1)
        @Expect("error: @Hedge.budgetFloor = -1.0: is out of range; allowed: 0 or more, finite")
        void floor() {}

        @Hedge(budgetFloor = 1)
        @Expect("warning: @Hedge.budgetFloor = 1.0: has no effect without a budget; name one, such as"
                + " budget = \"inventory\"")
        void unnamed() {}

        @Hedge(delayUnit = ChronoUnit.SECONDS)
        @Expect("warning: @Hedge.delayUnit = SECONDS: is the unit of the default delay = 100; write delay as well")
        void unit() {}

        @Hedge
        @Checkpointed
        @Expect("error: @Hedge: cannot go with @Checkpointed: attempts on one object exclude each other, so the second"
                + " would only begin when the first has ended; take one of the two off")
        void restored() {}

        @Hedge
        @Expect("error: @Hedge: cannot go with synchronized: the second attempt would only begin when the first has"
                + " ended; lock what must be exclusive inside the method")
        synchronized void exclusive() {}
    }
}
