package dev.reknit.runtime.durable;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Shows a store to JMX. */
final class StoreBean implements StoreMXBean {
    private final DurableStore store;

    StoreBean(DurableStore store) {
        this.store = store;
    }

    /** Shows a store on the server of this JVM, unless the system property {@code reknit/jmx/enabled} is {@code false}. */
    static void register(DurableStore store) {
        if ("false".equalsIgnoreCase(System.getProperty("reknit/jmx/enabled"))) {
            return;
        }
        try {
            new StoreBean(store).registerWith(ManagementFactory.getPlatformMBeanServer());
        } catch (JMException | RuntimeException failure) {
            System.err.println("reknit: no bean for store " + store + ": " + failure);
        } catch (LinkageError withoutManagement) {
            // Then nobody looks for beans either.
        }
    }

    ObjectName registerWith(MBeanServer server) throws JMException {
        ObjectName name = new ObjectName("dev.reknit:type=Store,name=" + ObjectName.quote(store.toString()));
        if (server.isRegistered(name)) {
            server.unregisterMBean(name); // Of a store that was closed.
        }
        return server.registerMBean(new Described(this), name).getObjectName();
    }

    /** With the words that an operator sees beside attributes and operations. */
    private static final class Described extends StandardMBean {
        Described(StoreBean bean) {
            super(bean, StoreMXBean.class, true);
        }

        @Override
        protected String getDescription(MBeanInfo info) {
            return "A store with durable objects";
        }

        @Override
        protected String getDescription(MBeanOperationInfo operation) {
            return switch (operation.getName()) {
                case "status" -> "How things stand with an object";
                case "checkpoint" -> "Writes a checkpoint of an object, and waits for it";
                default -> "Writes a checkpoint of each object that was changed since its last one, and waits for them";
            };
        }

        @Override
        protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
            return "object";
        }

        @Override
        protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
            return "One of the attribute Objects";
        }
    }

    @Override
    public String getWhere() {
        return store.store().toString();
    }

    @Override
    public boolean isEnded() {
        return store.store().failure() != null;
    }

    @Override
    public String[] getObjects() {
        return store.durables().stream().map(Durable::toString).sorted().toArray(String[]::new);
    }

    @Override
    public long getUnsaved() {
        return sum(Measures::changes);
    }

    @Override
    public long getCheckpoints() {
        return sum(Measures::checkpoints);
    }

    @Override
    public long getFailedCheckpoints() {
        return sum(Measures::failures);
    }

    private long sum(ToLongFunction<Measures> part) {
        return store.durables().stream().map(Durable::measures).mapToLong(part).sum();
    }

    @Override
    public long getLongestPauseNanos() {
        return store.durables().stream()
                .mapToLong(each -> each.measures().longestPauseNanos())
                .max()
                .orElse(0);
    }

    @Override
    public long getFailures() {
        return store.runs().failures();
    }

    @Override
    public long getSafePosition() {
        return store.store().durable();
    }

    @Override
    public Map<String, String> status(String object) {
        CheckpointStatus status = CheckpointStatus.of(find(object));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("state", status.state());
        values.put("unsaved", String.valueOf(status.unsaved()));
        values.put("checkpoints", String.valueOf(status.checkpoints()));
        values.put("failed", String.valueOf(status.failed()));
        values.put("position", String.valueOf(status.position()));
        values.put("longestPauseNanos", String.valueOf(status.longestPauseNanos()));
        CheckpointStatus.Written last = status.last();
        if (last != null) {
            values.put("last", last.time().toString());
            values.put("lastFull", String.valueOf(last.full()));
            values.put("lastBytes", String.valueOf(last.bytes()));
            values.put("lastPauseNanos", String.valueOf(last.pauseNanos()));
        }
        return values;
    }

    @Override
    public void checkpoint(String object) {
        Checkpoints.join(find(object).request(CheckpointReason.ASKED, true));
    }

    @Override
    public int checkpointAll() {
        return Checkpoints.checkpointAll(store.durables());
    }

    private Durable find(String object) {
        List<Durable> alive = store.durables();
        for (Durable each : alive) {
            if (each.toString().equals(object)) {
                return each;
            }
        }
        throw new IllegalArgumentException("object = " + object + "; allowed: " + alive);
    }
}
