package com.acme.heirs;

import java.util.function.IntSupplier;

/** Implements an interface that bears an annotation. */
public record Marker(IntSupplier script) implements Marked {
    @Override
    public String mark() {
        return "marked " + script.getAsInt();
    }
}
