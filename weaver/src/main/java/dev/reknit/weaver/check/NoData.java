package dev.reknit.weaver.check;

import java.util.Set;

/** Types of which objects are no data: the runtime takes them for no part of the state when it restores that, and no store can have them. */
final class NoData {
    /** To follow "it is a X, ". */
    static final String WHY = "which is no data";

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

    private NoData() {}

    static boolean is(String name) {
        for (String each : BEGINNINGS) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return NAMES.contains(name);
    }
}
