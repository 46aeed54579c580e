package dev.reknit.runtime.bulkhead;

import dev.reknit.runtime.Managed;

/** A bulkhead as JMX sees it. */
record BulkheadBean(Permits permits) implements Managed, BulkheadMXBean {
    @Override
    public String beanType() {
        return "Bulkhead";
    }

    @Override
    public Class<?> beanInterface() {
        return BulkheadMXBean.class;
    }

    @Override
    public int getLimit() {
        return permits.limit();
    }

    @Override
    public int getRunning() {
        return permits.running();
    }

    @Override
    public int getWaiting() {
        return permits.waiting();
    }

    @Override
    public long getAccepted() {
        return permits.acceptedTotal();
    }

    @Override
    public long getRejected() {
        return permits.rejectedTotal();
    }
}
