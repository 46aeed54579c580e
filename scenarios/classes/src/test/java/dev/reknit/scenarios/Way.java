package dev.reknit.scenarios;

/** The way in which the classes of this JVM were woven; each module says its own. */
public enum Way {
    MAVEN_PLUGIN,
    BYTE_BUDDY,
    AGENT,
    ATTACH,
    AJC,
    ASPECTJ_AGENT;

    private static final String PREFIX = "reknit-scenarios-by-";

    /** The way of this JVM. */
    public static Way current() {
        String module = System.getProperty("reknit.scenarios.way", "");
        for (Way each : values()) {
            if (module.equals(
                    PREFIX + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))) {
                return each;
            }
        }
        throw new IllegalStateException("system property reknit.scenarios.way = \"" + module
                + "\"; allowed: a module such as " + PREFIX + "agent");
    }

    /** Whether class files are woven before they are loaded. */
    public boolean weavesFiles() {
        return this == MAVEN_PLUGIN || this == BYTE_BUDDY;
    }

    /** Whether woven classes have members of ours. */
    public boolean addsMembers() {
        return this != ATTACH && this != AJC && this != ASPECTJ_AGENT;
    }
}
