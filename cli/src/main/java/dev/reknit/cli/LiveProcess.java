package dev.reknit.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.reknit.runtime.durable.StoreMXBean;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A running program, over its local JMX connector, which is started in it if need be. */
final class LiveProcess implements AutoCloseable {
    private static final String STORES = "dev.reknit:type=Store,*";

    private final long pid;
    private final JMXConnector connector;

    private LiveProcess(long pid, JMXConnector connector) {
        this.pid = pid;
        this.connector = connector;
    }

    /** Connects to a process of the same user on this machine; so what it sends is trusted. */
    @SuppressWarnings("BanJNDI")
    static LiveProcess of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                String address = machine.startLocalManagementAgent();
                return new LiveProcess(pid, JMXConnectorFactory.connect(new JMXServiceURL(address)));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new CannotException("Cannot attach to process " + pid + ": " + e.getMessage()
                    + ". It has to be a running JVM of the same user on this machine.");
        }
    }

    /** The stores of the program by name. */
    Map<String, StoreMXBean> stores() throws IOException {
        Map<String, StoreMXBean> stores = new TreeMap<>();
        try {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            for (ObjectName each : connection.queryNames(new ObjectName(STORES), null)) {
                stores.put(name(each), JMX.newMXBeanProxy(connection, each, StoreMXBean.class));
            }
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
        if (stores.isEmpty()) {
            throw new CannotException("Process " + pid + " has no store of durable objects open.");
        }
        return stores;
    }

    private static String name(ObjectName name) {
        String property = String.valueOf(name.getKeyProperty("name"));
        return property.startsWith("\"") ? ObjectName.unquote(property) : property;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
