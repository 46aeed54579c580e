package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a method whose calls are written, as they stand in the log or as they are today. */
public final class CallShape {
    private final Shape shape;

    private CallShape(Shape shape) {
        this.shape = shape;
    }

    /**
     * Creates one.
     *
     * @param method what the method is called in messages
     * @param names of the parameters, in order
     * @param types of the parameters: descriptors, as in class files
     */
    public static CallShape of(String method, List<String> names, List<String> types) {
        List<Shape.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new Shape.Field(names.get(i), types.get(i), true));
        }
        return new CallShape(new Shape(method, List.of(), List.copyOf(fields)));
    }

    List<Shape> shapes() {
        return List.of(shape);
    }

    Descriptor descriptor() {
        return Descriptor.of(Kind.OBJECT, shapes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallShape that && shape.equals(that.shape);
    }

    @Override
    public int hashCode() {
        return shape.hashCode();
    }
}
