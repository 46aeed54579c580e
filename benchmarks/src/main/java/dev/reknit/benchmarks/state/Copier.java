package dev.reknit.benchmarks.state;

import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.function.Supplier;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Makes a deep copy of an object, each library as its documentation has it. */
interface Copier {
    /** Copies an object. What is not needed unless the copy is, is left to the supplier. */
    <T extends Serializable> Supplier<T> copy(T original);

    /** The copier of one library. */
    static Copier of(String by) {
        return switch (by) {
            case "Kryo" -> new Kryo();
            case "Fory" -> new Fory();
            case "JavaSerialization" -> new JavaSerialization();
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** Copies object by object, without bytes. */
    final class Kryo implements Copier {
        private final com.esotericsoftware.kryo.Kryo kryo = new com.esotericsoftware.kryo.Kryo();

        Kryo() {
            kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
            kryo.register(HashMap.class);
            kryo.register(Order.class);
            kryo.register(PlainAccount.class);
        }

        @Override
        public <T extends Serializable> Supplier<T> copy(T original) {
            T copy = kryo.copy(original);
            return () -> copy;
        }
    }

    /** Copies object by object, without bytes, by code that is generated for each class. */
    final class Fory implements Copier {
        private final org.apache.fory.Fory fory =
                org.apache.fory.Fory.builder().requireClassRegistration(true).build();

        Fory() {
            fory.register(Order.class);
            fory.register(PlainAccount.class);
        }

        @Override
        public <T extends Serializable> Supplier<T> copy(T original) {
            T copy = fory.copy(original);
            return () -> copy;
        }
    }

    /** Writes bytes, and reads them when the copy is needed. */
    final class JavaSerialization implements Copier {
        @Override
        public <T extends Serializable> Supplier<T> copy(T original) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(original);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            byte[] written = bytes.toByteArray();
            return () -> read(written);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Serializable> T read(byte[] written) {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
                return (T) in.readObject();
            } catch (IOException | ClassNotFoundException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
