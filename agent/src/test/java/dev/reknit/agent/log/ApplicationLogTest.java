package dev.reknit.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.reknit.runtime.event.ConfigurationEvent;
import dev.reknit.runtime.event.Event;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Which log an event goes to. */
class ApplicationLogTest {
    private static final Event CHANGED = new ConfigurationEvent.Changed(Set.of("Retry/delay"));

    private final Logger logger = (Logger) LoggerFactory.getLogger("reknit.config");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final ApplicationLog log = new ApplicationLog(LogMode.ON);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void eventOfNoLoader_reachesTheLogOfTheApplicationOnce() {
        log.on(new Event.ClassWoven(getClass().getClassLoader(), "com.acme.Foo", 1));
        log.on(new Event.ClassWoven(new Child(getClass().getClassLoader()), "com.acme.Foo", 1));

        assertThat(log.reachesSlf4j(CHANGED)).isTrue();
        assertThat(log.takes(CHANGED)).isTrue();
        log.on(CHANGED);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("configuration changed keys=Retry/delay");
    }

    @Test
    void eventOfNoLoader_beforeAnyClass_reachesNoLog() {
        assertThat(log.reachesSlf4j(CHANGED)).isFalse();
        log.on(CHANGED);
        assertThat(lines.list).isEmpty();
    }

    /** A class loader that has the SLF4J of its parent. */
    private static final class Child extends ClassLoader {
        Child(ClassLoader parent) {
            super(parent);
        }
    }
}
