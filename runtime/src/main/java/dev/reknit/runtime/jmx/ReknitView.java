package dev.reknit.runtime.jmx;

import dev.reknit.runtime.Environment;

/** An environment as a bean shows it. */
record ReknitView(Environment environment) implements ReknitMXBean {
    @Override
    public String getVersion() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    @Override
    public int getMethods() {
        return environment.states().methods().size();
    }

    @Override
    public int getMeters() {
        return environment.metrics().meters().size();
    }

    @Override
    public boolean isCountingSuccesses() {
        return environment.metrics().countsSuccesses();
    }

    @Override
    public void setCountingSuccesses(boolean on) {
        environment.metrics().countSuccesses(on);
    }
}
