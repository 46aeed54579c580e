package dev.reknit.runtime.state;

import dev.reknit.runtime.state.CapturableTypes.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of types that are not looked into: those of the JDK, and a few that everybody uses.
 * By name, so that none is loaded for being mentioned. What is captured, and how, is in {@link
 * JdkCodecs}.
 */
final class TypeRules {
    private static final Map<String, Rule> RULES = new HashMap<>();

    private static final Rule UNHEARD_OF =
            new Rule(Kind.REFUSED, Reach.EXACT, "a class of the JDK whose state cannot be read and set", null);

    /** For which other types than the named one a rule is. */
    enum Reach {
        /** None. */
        EXACT,
        /** Subtypes in the JDK that have no rule of their own. */
        JDK,
        /** All subtypes; those of the application are not looked into. */
        ALL
    }

    /**
     * A rule.
     *
     * @param kind {@link Kind#UNKNOWN} for a class that holds nothing itself, and whose subclasses
     *     may
     * @param reason why it is refused; else empty
     * @param codec how its contents are saved, if it is captured
     */
    record Rule(
            Kind kind, Reach reach, String reason, @Nullable Codec<?, ?> codec) {}

    static {
        // Immutable.
        share(Reach.EXACT, """
                boolean byte char short int long float double
                java.lang.Boolean java.lang.Byte java.lang.Character java.lang.Short java.lang.Integer
                java.lang.Long java.lang.Float java.lang.Double java.lang.Void
                java.lang.String java.lang.Class java.lang.Module java.lang.Package java.lang.Runtime
                java.lang.StackTraceElement java.lang.invoke.MethodType
                java.math.BigDecimal java.math.BigInteger java.math.MathContext
                java.util.UUID java.util.Locale java.util.Currency java.util.OptionalInt java.util.OptionalLong
                java.util.OptionalDouble java.util.Base64$Encoder java.util.Base64$Decoder java.util.HexFormat
                java.util.regex.Pattern java.net.URI java.net.URL java.net.InetSocketAddress java.io.File
                java.nio.file.attribute.FileTime
                """);
        share(Reach.ALL, """
                java.lang.invoke.MethodHandle java.lang.invoke.VarHandle java.net.InetAddress
                java.nio.charset.Charset java.security.Provider javax.net.ssl.SSLContext
                """);
        share(Reach.JDK, """
                java.lang.Throwable java.lang.reflect.AnnotatedElement java.lang.reflect.Type
                java.util.Comparator java.util.TimeZone java.util.ResourceBundle java.nio.file.Path
                java.nio.file.FileSystem java.nio.file.FileStore java.security.Key java.security.cert.Certificate
                java.lang.ProcessHandle java.net.http.HttpRequest
                """);
        // Not part of the state: what a thread took it gives back itself, and services are not
        // taken back.
        share(Reach.ALL, """
                java.util.concurrent.locks.Lock java.util.concurrent.locks.ReadWriteLock
                java.util.concurrent.locks.Condition java.util.concurrent.locks.StampedLock
                java.util.concurrent.locks.AbstractOwnableSynchronizer java.util.concurrent.Semaphore
                java.util.concurrent.ExecutorService java.lang.ThreadLocal java.lang.ClassLoader
                java.lang.ref.Reference java.lang.ref.ReferenceQueue java.lang.ref.Cleaner
                java.lang.reflect.Proxy java.net.http.HttpClient javax.sql.DataSource
                java.util.logging.Logger java.lang.System$Logger org.slf4j.Logger org.slf4j.Marker
                org.apache.logging.log4j.Logger org.apache.commons.logging.Log org.jboss.logging.Logger
                """);
        share(Reach.JDK, """
                java.util.concurrent.Executor java.util.concurrent.ThreadFactory
                java.util.concurrent.atomic.AtomicIntegerFieldUpdater
                java.util.concurrent.atomic.AtomicLongFieldUpdater
                java.util.concurrent.atomic.AtomicReferenceFieldUpdater
                """);
        // Holds nothing that is not in a subclass.
        for (String each : names("""
                java.lang.Object java.lang.Number java.lang.Record java.lang.Enum java.util.AbstractCollection java.util.AbstractList
                java.util.AbstractSequentialList java.util.AbstractSet java.util.AbstractQueue java.util.AbstractMap
                java.util.EventObject java.util.Dictionary java.time.Clock java.time.ZoneId
                java.time.chrono.AbstractChronology
                """)) {
            RULES.put(each, new Rule(Kind.UNKNOWN, Reach.EXACT, "", null));
        }
    }

    static {
        refuse(Reach.ALL, "which is running code and has no way back", """
                java.lang.Thread java.lang.ThreadGroup java.lang.Process java.util.Timer java.util.TimerTask
                """);
        refuse(Reach.ALL, "whose progress other threads have seen", """
                java.util.concurrent.CountDownLatch java.util.concurrent.CyclicBarrier java.util.concurrent.Phaser
                java.util.concurrent.Exchanger java.util.concurrent.CompletableFuture
                java.util.concurrent.FutureTask java.util.concurrent.ForkJoinTask
                """);
        refuse(Reach.ALL, "which has a position in data that cannot be read twice", """
                java.io.InputStream java.io.OutputStream java.io.Reader java.io.Writer java.io.RandomAccessFile
                java.io.FileDescriptor java.util.Scanner java.util.StringTokenizer java.util.zip.ZipFile
                java.util.regex.Matcher java.util.stream.BaseStream java.util.ServiceLoader
                """);
        refuse(Reach.JDK, "which has a position that cannot be set", """
                java.util.Iterator java.util.Enumeration java.util.Spliterator java.util.random.RandomGenerator
                """);
        refuse(Reach.ALL, "whose sequence cannot be set back", "java.util.Random java.util.SplittableRandom");
        refuse(Reach.ALL, "which is connected to something outside", """
                java.net.Socket java.net.ServerSocket java.net.DatagramSocket java.net.URLConnection
                java.net.http.WebSocket java.nio.channels.Channel java.nio.channels.Selector
                java.nio.channels.FileLock java.nio.file.WatchService
                java.sql.Connection java.sql.Statement java.sql.ResultSet
                """);
        refuse(Reach.ALL, "whose intermediate state cannot be read", """
                java.security.MessageDigest java.security.Signature javax.crypto.Cipher javax.crypto.Mac
                java.util.zip.Deflater java.util.zip.Inflater java.util.StringJoiner java.util.Formatter
                java.util.concurrent.atomic.LongAccumulator java.util.concurrent.atomic.DoubleAccumulator
                java.text.Format java.text.BreakIterator
                """);
        JdkCodecs.BY_NAME.forEach((name, codec) -> RULES.put(name, new Rule(Kind.CAPTURED, Reach.EXACT, "", codec)));
        JdkCodecs.BY_BASE.forEach((name, codec) -> RULES.put(name, new Rule(Kind.CAPTURED, Reach.ALL, "", codec)));
        JdkCodecs.BY_INTERFACE.forEach((name, codec) -> RULES.put(name, new Rule(Kind.CAPTURED, Reach.JDK, "", codec)));
    }

    private TypeRules() {}

    private static void share(Reach reach, String names) {
        for (String each : names(names)) {
            RULES.put(each, new Rule(Kind.SHARED, reach, "", null));
        }
    }

    private static void refuse(Reach reach, String reason, String names) {
        for (String each : names(names)) {
            RULES.put(each, new Rule(Kind.REFUSED, reach, reason, null));
        }
    }

    private static String[] names(String list) {
        return list.trim().split("\\s+");
    }

    /** All rules; for tests. */
    static Map<String, Rule> all() {
        return Map.copyOf(RULES);
    }

    /** The rule that names a class; null if none does. */
    static @Nullable Rule named(String name) {
        Rule rule = RULES.get(name);
        if (rule != null) {
            return rule;
        }
        // All of java.time is immutable, but for this.
        return name.startsWith("java.time.") && !name.equals("java.time.format.DateTimeFormatterBuilder")
                ? RULES.get("java.util.UUID")
                : null;
    }

    /** The rule for instances of a class; null if they are to be looked into. */
    static @Nullable Rule find(Class<?> type) {
        boolean jdk = isJdk(type);
        Rule rule = named(type.getName());
        if (rule == null || !jdk) {
            rule = inherited(type, jdk ? Reach.JDK : Reach.ALL);
        }
        if (jdk) {
            return rule != null ? rule : UNHEARD_OF;
        }
        // Of a subclass of a collection the fields are saved, too.
        return rule != null && rule.kind() == Kind.CAPTURED ? null : rule;
    }

    private static @Nullable Rule inherited(Class<?> type, Reach least) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Rule rule = RULES.get(each.getName());
            if (rule != null && rule.reach().compareTo(least) >= 0) {
                return rule;
            }
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                Rule rule = inherited(face, least);
                if (rule != null) {
                    return rule;
                }
            }
        }
        return null;
    }

    /**
     * Whether a class is the platform's: its modules are closed, and its fields are not looked
     * into.
     */
    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return (loader == null || loader == ClassLoader.getPlatformClassLoader())
                && type.getModule().isNamed();
    }
}
