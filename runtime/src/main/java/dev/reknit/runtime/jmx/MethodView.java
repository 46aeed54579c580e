package dev.reknit.runtime.jmx;

import dev.reknit.runtime.MethodStatus;
import dev.reknit.runtime.metrics.Catalogue;
import java.util.List;
import java.util.Map;

/** A method as a bean shows it. */
record MethodView(MethodStatus method) implements MethodMXBean {
    @Override
    public String getClassName() {
        return method.bean().getName();
    }

    @Override
    public String getMethod() {
        return method.site().member();
    }

    @Override
    public List<String> getPolicies() {
        return method.policies();
    }

    @Override
    public boolean isGuarded() {
        return !method.policies().isEmpty();
    }

    @Override
    public long getReturned() {
        return method.meters().total(Catalogue.INVOCATIONS, "result", "valueReturned");
    }

    @Override
    public long getThrown() {
        return method.meters().total(Catalogue.INVOCATIONS, "result", "exceptionThrown");
    }

    @Override
    public long getFallbacks() {
        return method.meters().total(Catalogue.INVOCATIONS, "fallback", "applied");
    }

    @Override
    public long getRetries() {
        return method.meters()
                .total(Catalogue.RETRIES, "method", method.meters().subject());
    }

    @Override
    public Map<String, Long> getNumbers() {
        return method.meters().values();
    }
}
