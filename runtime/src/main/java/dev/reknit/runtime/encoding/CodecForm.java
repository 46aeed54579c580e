package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a class that has a {@link StateCodec}. */
final class CodecForm<T> extends Form {
    private final StateCodec<T> codec;

    CodecForm(StateCodec<T> codec) {
        super(
                codec.type(),
                List.of(shape(codec)),
                new Descriptor(Kind.CODEC, List.of(shape(codec)), Contents.NONE, codec.version(), List.of()));
        this.codec = codec;
    }

    private static Shape shape(StateCodec<?> codec) {
        return new Shape(codec.name(), List.of(), List.of());
    }

    @Override
    void write(Object object, StateWriter to) {
        List<@Nullable Object> parts = codec.parts(codec.type().cast(object));
        to.putCount(parts.size());
        for (Object each : parts) {
            if (!Forms.isInline(each)) {
                throw to.refusal("a " + codec.type().getName() + ", of which the codec "
                        + codec.getClass().getName() + " gives a part that may be changed: " + each);
            }
            to.putReference(each);
        }
    }

    @Override
    Object make(StateReader from) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (int left = from.countOfWhatIsLeft(); left > 0; left--) {
            parts.add(from.takeReference());
        }
        try {
            return codec.value(parts, from.version());
        } catch (RuntimeException e) {
            throw new StateReadException(
                    "The codec " + codec.getClass().getName() + " cannot make a "
                            + codec.type().getName() + " of what the saved state has: " + parts + ", version "
                            + from.version(),
                    e);
        }
    }
}
