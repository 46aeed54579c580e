package dev.reknit.benchmarks.store;

import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.util.HashMap;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Libraries that make bytes of objects, told of the classes, and as their documentation has them. */
final class Libraries {
    private Libraries() {}

    /** Without references, as is quicker where no object is met twice. */
    static com.esotericsoftware.kryo.Kryo kryo() {
        com.esotericsoftware.kryo.Kryo kryo = new com.esotericsoftware.kryo.Kryo();
        kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
        kryo.register(HashMap.class);
        kryo.register(Parcel.class);
        kryo.register(Object[].class);
        return kryo;
    }

    /** Likewise; it may make as many objects as there is room for, since a limit of its own ends maps of ten million. */
    static org.apache.fory.Fory fory() {
        org.apache.fory.Fory fory = org.apache.fory.Fory.builder()
                .requireClassRegistration(true)
                .withMaxGraphMemoryBytes(Runtime.getRuntime().maxMemory())
                .build();
        fory.register(Parcel.class);
        return fory;
    }
}
