package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import org.junit.jupiter.api.Test;

@ReknitTest
class AnsweredTest {
    private final Answered answered = new Answered();

    @Test
    void byMethod_takesTheMostSpecificWithArgumentsAndFailure(RecordedEvents events) {
        assertThat(answered.byMethod("a", 1L)).isEqualTo("answer a1 after attempt 1");
        assertThat(events.only(Event.FallbackUsed.class).failure()).hasMessage("attempt 1");
    }

    @Test
    void byHandler_seesTheCall() {
        assertThat(answered.byHandler("a", 1, 2)).isEqualTo("byHandlera[1, 2]");
    }

    @Test
    void ofStaticMethod_isStatic() {
        assertThat(Answered.shared(2.5)).isEqualTo(-2.5);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void ofStage_answersWithAStage(VirtualTime time) throws Exception {
        assertThat(time.await(answered.later("x"))).isEqualTo("later xx");
    }
}
