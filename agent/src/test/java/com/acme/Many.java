package com.acme;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.function.IntSupplier;

/** Loads and runs as many generated classes as it is told, and says how much of the heap that took at most. */
public final class Many {
    private Many() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int sum = 0;
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Class<?> type = Class.forName("com.acme.many.C" + i);
            sum += ((IntSupplier) type.getConstructor().newInstance()).getAsInt();
        }
        long peak = 0;
        for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += each.getType() == MemoryType.HEAP ? each.getPeakUsage().getUsed() : 0;
        }
        System.out.println("sum " + sum);
        System.out.println("peak " + (peak >> 20) + " MB");
    }
}
