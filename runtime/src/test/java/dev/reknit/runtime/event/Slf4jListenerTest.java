package dev.reknit.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.SubstituteLogger;

/** The lines of the log, character by character. */
class Slf4jListenerTest {
    private static final Site SITE = new Site(Slf4jListenerTest.class, "fetch(String)");

    private final Logger logger = (Logger) LoggerFactory.getLogger("reknit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Slf4jListener listener = new Slf4jListener();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void attemptFailed_oneLine() {
        assertLine(
                new Event.AttemptFailed(SITE, 1, 4, 1_999_999, new IOException("no route")),
                "reknit.retry",
                Level.INFO,
                "attempt failed, trying again method=Slf4jListenerTest.fetch(String) attempt=1 maxAttempts=4"
                        + " delayMs=1 failure=\"java.io.IOException: no route\"");
        assertLine(
                new Event.AttemptFailed(SITE, 2, 0, 0, null),
                "reknit.retry",
                Level.INFO,
                "attempt failed, trying again method=Slf4jListenerTest.fetch(String) attempt=2"
                        + " maxAttempts=unlimited delayMs=0 failure=\"result not accepted\"");
    }

    @Test
    void callRecovered_oneLine() {
        assertLine(
                new Event.CallRecovered(SITE, 2),
                "reknit.retry",
                Level.INFO,
                "succeeded after retry method=Slf4jListenerTest.fetch(String) attempts=2");
    }

    @Test
    void gaveUp_oneLine() {
        assertLine(
                new Event.GaveUp(SITE, 4, "no attempt left", new IOException()),
                "reknit.retry",
                Level.WARN,
                "gave up method=Slf4jListenerTest.fetch(String) attempts=4 reason=\"no attempt left\""
                        + " failure=java.io.IOException");
    }

    @Test
    void fallbackUsed_oneLine() {
        assertLine(
                new Event.FallbackUsed(SITE, "cached", new IOException("a=\"b\\c\"")),
                "reknit.fallback",
                Level.INFO,
                "fallback used method=Slf4jListenerTest.fetch(String) fallback=cached"
                        + " failure=\"java.io.IOException: a=\\\"b\\\\c\\\"\"");
    }

    @Test
    void planFailed_oneLine() {
        assertLine(
                new Event.PlanFailed(SITE, new IllegalArgumentException("Retry.delay = -1; allowed: 0 or more")),
                "reknit.plan",
                Level.ERROR,
                "policies not applied, the method runs unguarded method=Slf4jListenerTest.fetch(String)"
                        + " failure=\"java.lang.IllegalArgumentException: Retry.delay = -1; allowed: 0 or more\"");
    }

    @Test
    void lineBreaksInValues_oneLineAllTheSame() {
        listener.on(new Event.FallbackUsed(SITE, "cached", new IOException("two\r\nlines {}")));
        listener.on(new Event.ClassRefused(null, "a.B", "first\nsecond"));
        assertThat(texts())
                .containsExactly(
                        "fallback used method=Slf4jListenerTest.fetch(String) fallback=cached"
                                + " failure=\"java.io.IOException: two  lines {}\"",
                        "not woven class=a.B reason=\"first second\"");
    }

    @Test
    void structuredLogging_getsThePairs() {
        listener.on(new Event.GaveUp(SITE, 4, "no attempt left", null));
        assertThat(lines.list.get(0).getKeyValuePairs().stream().map(pair -> pair.key + "|" + pair.value))
                .containsExactly(
                        "method|Slf4jListenerTest.fetch(String)",
                        "attempts|4",
                        "reason|no attempt left",
                        "failure|result not accepted");
        assertThat(lines.list.get(0).getKeyValuePairs().get(1).value).isEqualTo(4);
    }

    @Test
    void levelOff_noLineAndNothingUsedUp() {
        logger.setLevel(Level.WARN);
        for (int i = 0; i < 100; i++) {
            listener.on(new Event.CallRecovered(SITE, 2));
        }
        logger.setLevel(Level.INFO);
        listener.on(new Event.CallRecovered(SITE, 3));
        assertThat(texts()).singleElement().asString().endsWith("attempts=3");
    }

    @Test
    void manyEventsOfOneKind_fewLinesAndOtherKindsAreNotHeldBack() {
        long begin = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            listener.on(new Event.CallRecovered(SITE, 2));
        }
        long refilled = (System.nanoTime() - begin) / LogBudget.REFILL_NANOS;
        assertThat(lines.list).hasSizeBetween(10, 10 + (int) refilled);
        int before = lines.list.size();
        listener.on(new Event.GaveUp(SITE, 4, "no attempt left", null));
        listener.on(new Event.CallRecovered(new Site(String.class, "other()"), 2));
        assertThat(lines.list).hasSize(before + 2);
    }

    @Test
    void eventsWithoutSite_areAllWritten() {
        for (int i = 0; i < 30; i++) {
            listener.on(new Event.ClassWoven(null, "a.B" + i, 1));
        }
        assertThat(lines.list).hasSize(30);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.DEBUG);
        assertThat(lines.list.get(0).getLoggerName()).isEqualTo("reknit.weave");
    }

    @Test
    void loggerWithoutAProvider_dropsAll() {
        SubstituteLogger early = new SubstituteLogger("early", new ArrayDeque<>(), false);
        assertThat(Slf4jListener.dropsAll(early)).isFalse();
        early.setDelegate(NOPLogger.NOP_LOGGER);
        assertThat(Slf4jListener.dropsAll(early)).isTrue();
        assertThat(Slf4jListener.dropsAll(NOPLogger.NOP_LOGGER)).isTrue();
        assertThat(Slf4jListener.dropsAll(logger)).isFalse();
    }

    private void assertLine(Event event, String topic, Level level, String text) {
        lines.list.clear();
        listener.on(event);
        ILoggingEvent line = lines.list.get(0);
        assertThat(line.getLoggerName()).isEqualTo(topic);
        assertThat(line.getLevel()).isEqualTo(level);
        assertThat(texts()).containsExactly(text);
    }

    private List<String> texts() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
