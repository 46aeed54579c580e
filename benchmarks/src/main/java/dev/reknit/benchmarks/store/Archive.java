package dev.reknit.benchmarks.store;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A map in a file, as one contender keeps it. */
public interface Archive {
    /** Writes the map and returns when it is safe; a file that is there already is replaced. */
    void write(Path folder, HashMap<Long, Parcel> parcels) throws IOException;

    /** Reads the map that was written last. */
    Map<Long, Parcel> load(Path folder) throws IOException;

    /** The archive of one contender. */
    static Archive of(String by) {
        return switch (by) {
            case "ByHand" -> new ByHandArchive();
            case "Reknit" -> new ReknitArchive();
            case "Kryo" -> new Kryo();
            case "Fory" -> new Fory();
            case "JavaSerialization" -> new JavaSerialization();
            case "EclipseStore" -> new EclipseStoreArchive();
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** Writes piece by piece through a buffer. */
    final class Kryo implements Archive {
        private static final int BUFFER_BYTES = 1 << 20;

        private final com.esotericsoftware.kryo.Kryo kryo = Libraries.kryo();

        @Override
        public void write(Path folder, HashMap<Long, Parcel> parcels) throws IOException {
            try (ForcedFile file = new ForcedFile(folder);
                    Output output = new Output(file, BUFFER_BYTES)) {
                kryo.writeObject(output, parcels);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<Long, Parcel> load(Path folder) throws IOException {
            try (Input input = new Input(Files.newInputStream(ForcedFile.in(folder)), BUFFER_BYTES)) {
                return kryo.readObject(input, HashMap.class);
            }
        }
    }

    /** Makes an array of bytes, which is written at once. */
    final class Fory implements Archive {
        private final org.apache.fory.Fory fory = Libraries.fory();

        @Override
        public void write(Path folder, HashMap<Long, Parcel> parcels) throws IOException {
            byte[] bytes = fory.serialize(parcels);
            try (ForcedFile file = new ForcedFile(folder)) {
                file.write(bytes);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<Long, Parcel> load(Path folder) throws IOException {
            return (Map<Long, Parcel>) fory.deserialize(Files.readAllBytes(ForcedFile.in(folder)));
        }
    }

    /** Writes piece by piece through a buffer. */
    final class JavaSerialization implements Archive {
        private static final int BUFFER_BYTES = 1 << 20;

        @Override
        public void write(Path folder, HashMap<Long, Parcel> parcels) throws IOException {
            try (OutputStream file = new BufferedOutputStream(new ForcedFile(folder), BUFFER_BYTES);
                    ObjectOutputStream output = new ObjectOutputStream(file)) {
                output.writeObject(parcels);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<Long, Parcel> load(Path folder) throws IOException {
            try (InputStream file = new BufferedInputStream(Files.newInputStream(ForcedFile.in(folder)), BUFFER_BYTES);
                    ObjectInputStream input = new ObjectInputStream(file)) {
                return (Map<Long, Parcel>) input.readObject();
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
