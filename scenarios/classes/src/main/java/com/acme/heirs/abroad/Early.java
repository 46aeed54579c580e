package com.acme.heirs.abroad;

import com.acme.heirs.Late;
import java.util.function.IntSupplier;

/** Used before anybody has used its superclass. */
public final class Early extends Late {
    public static String call(IntSupplier script) {
        return new Early().work(script);
    }

    @Override
    public String work(IntSupplier script) {
        return "early " + script.getAsInt();
    }
}
