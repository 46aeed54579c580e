package com.acme.shop;

import java.util.List;

/** How the application comes to be guarded. */
enum Way {
    /** While its classes are loaded; the driver by a file of rules. */
    AGENT(
            "plain",
            "-javaagent:" + System.getProperty("reknit.agent.jar") + "=rules=" + System.getProperty("shop.rules")),
    /** By its build, which has classes of its own only. */
    BUILD("woven"),
    /** By its build, and the driver by the agent. */
    BUILD_AND_AGENT("woven", AGENT.options.toArray(String[]::new)),
    /** While its classes are loaded, by AspectJ, which does not read rules. */
    ASPECTJ("aspectj", "-javaagent:" + System.getProperty("aspectj.agent.jar"));

    private final String jar;
    private final List<String> options;

    Way(String jar, String... options) {
        this.jar = jar;
        this.options = List.of(options);
    }

    String jar() {
        return System.getProperty("shop.jar") + "-" + jar + ".jar";
    }

    List<String> options() {
        return options;
    }

    boolean guardsDriver() {
        return this == AGENT || this == BUILD_AND_AGENT;
    }
}
