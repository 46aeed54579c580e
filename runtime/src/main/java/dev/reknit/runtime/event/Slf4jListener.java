package dev.reknit.runtime.event;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.SubstituteLogger;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each event as one line: what happened, then {@code name=value} pairs. The loggers are {@code
 * reknit.} and the event's topic: {@code reknit.retry}, {@code reknit.fallback}, {@code
 * reknit.checkpoint}, {@code reknit.redundancy}, {@code reknit.weave}. A binding that
 * knows structured logging gets the pairs as such, too.
 *
 * <p>An outage must not drown the log: of each kind of event at each site at most ten lines are
 * written at once and one more per second; the next line says in {@code suppressed} how many were left out.
 *
 * <p>Where SLF4J has no provider and so drops all lines, errors and warnings go to the {@link ErrorStream}.
 */
public final class Slf4jListener implements Listener {
    // Not static: this class must come up where SLF4J is missing, to say so.
    private final Level[] levels = {Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR};
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();

    /** By the class that owns the site, so that they go when it does. */
    private final ClassValue<Map<Source, LogBudget>> budgets = new ClassValue<>() {
        @Override
        protected Map<Source, LogBudget> computeValue(Class<?> owner) {
            return new ConcurrentHashMap<>();
        }
    };

    private record Source(Class<? extends Event> kind, String member) {}

    /** Creates a listener over the SLF4J that this class sees. */
    public Slf4jListener() {}

    /** A listener, or none where SLF4J is not on the class path. */
    public static Optional<Slf4jListener> ifPresent() {
        try {
            Slf4jListener listener = new Slf4jListener();
            listener.logger("retry");
            return Optional.of(listener);
        } catch (LinkageError missing) {
            return Optional.empty();
        }
    }

    /** Whether an event would be written if it came now. */
    public boolean takes(Event event) {
        Logger logger = logger(event.kind().topic());
        return logger.isEnabledForLevel(level(event)) || (dropsAll(logger) && ErrorStream.takes(event));
    }

    @Override
    public void on(Event event) {
        Logger logger = logger(event.kind().topic());
        Level level = level(event);
        if (!logger.isEnabledForLevel(level)) {
            if (dropsAll(logger)) {
                ErrorStream.INSTANCE.on(event);
            }
            return;
        }
        long suppressed = 0;
        if (event instanceof Event.AtSite at) {
            suppressed = budget(event, at.site()).take(System.nanoTime());
            if (suppressed < 0) {
                return;
            }
        }
        write(logger, level, event, suppressed);
    }

    private Level level(Event event) {
        return levels[event.kind().severity().ordinal()];
    }

    /** A logger that was asked for while SLF4J looked for a provider stands for the one that was found. */
    static boolean dropsAll(Logger logger) {
        return logger instanceof NOPLogger || (logger instanceof SubstituteLogger early && early.isDelegateNOP());
    }

    private LogBudget budget(Event event, Site site) {
        Map<Source, LogBudget> ofOwner = budgets.get(site.owner());
        Source source = new Source(event.getClass(), site.member());
        LogBudget known = ofOwner.get(source);
        return known != null ? known : ofOwner.computeIfAbsent(source, any -> new LogBudget());
    }

    private static void write(Logger logger, Level level, Event event, long suppressed) {
        StringBuilder line = new StringBuilder(event.kind().message());
        LoggingEventBuilder structured = logger instanceof LoggingEventAware ? logger.atLevel(level) : null;
        Fields fields = (name, value) -> {
            append(line, name, value);
            if (structured != null) {
                var unused = structured.addKeyValue(name, value instanceof Number ? value : String.valueOf(value));
            }
        };
        event.fields(fields);
        if (suppressed > 0) {
            fields.put("suppressed", suppressed);
        }
        if (structured != null) {
            structured.log(line.toString());
        } else {
            logger.atLevel(level).log(line.toString());
        }
    }

    private static void append(StringBuilder line, String name, @Nullable Object value) {
        String text = String.valueOf(value).replace('\n', ' ').replace('\r', ' ');
        line.append(' ').append(name).append('=');
        if (text.isEmpty() || text.indexOf(' ') >= 0 || text.indexOf('"') >= 0 || text.indexOf('=') >= 0) {
            line.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else {
            line.append(text);
        }
    }

    private Logger logger(String topic) {
        Logger known = loggers.get(topic);
        return known != null
                ? known
                : loggers.computeIfAbsent(topic, name -> LoggerFactory.getLogger("reknit." + name));
    }
}
