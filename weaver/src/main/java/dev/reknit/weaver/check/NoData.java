package dev.reknit.weaver.check;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types of which objects are no data: the runtime takes them for no part of the state when it restores that, and no store can have them. */
final class NoData {
    private static final String WHY = "which is no data";

    private static final String[] BEGINNINGS = {
        "java/util/concurrent/locks/", "java/lang/invoke/", "java/lang/ref/", "java/net/http/"
    };
    private static final Set<String> NAMES = Set.of(
            "java/util/concurrent/Semaphore",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/ScheduledExecutorService",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ForkJoinPool",
            "java/lang/ThreadLocal",
            "java/lang/ClassLoader",
            "java/lang/Runtime",
            "java/lang/Module",
            "javax/sql/DataSource",
            "java/util/logging/Logger",
            "java/lang/System$Logger",
            "org/slf4j/Logger",
            "org/apache/logging/log4j/Logger",
            "org/apache/commons/logging/Log",
            "org/jboss/logging/Logger");

    /** Interfaces whose objects can be restored in memory if a class of the application implements them, and never be saved as such. */
    private static final Map<String, String> INTERFACES = Map.of(
            "java/util/Iterator", "which has a position that cannot be set",
            "java/util/Enumeration", "which has a position that cannot be set",
            "java/util/Spliterator", "which has a position that cannot be set",
            "java/util/concurrent/Future", "whose progress other threads have seen",
            "java/util/concurrent/CompletionStage", "whose progress other threads have seen",
            "java/util/concurrent/Executor", WHY,
            "java/util/concurrent/ThreadFactory", WHY);

    private NoData() {}

    /** Why objects of a type are none, to follow "it is a X, "; null if they may be data. */
    static @Nullable String why(String name) {
        for (String each : BEGINNINGS) {
            if (name.startsWith(each)) {
                return WHY;
            }
        }
        return NAMES.contains(name) ? WHY : INTERFACES.get(name);
    }

    /** The same of a type of the platform below one. */
    static @Nullable String whyOfSubtypes(String name) {
        return INTERFACES.get(name);
    }
}
