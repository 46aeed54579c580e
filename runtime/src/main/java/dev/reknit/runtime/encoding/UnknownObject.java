package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a class that is not there any more, kept so that it can be written again. Only fields that are not there any more lead to it. */
final class UnknownObject {
    final UnknownForm form;
    final @Nullable Object[] fields;

    /** References; keys and values in turn. */
    final List<@Nullable Object> contents = new ArrayList<>();

    /** The place of an enum constant in its description. */
    int constant;

    UnknownObject(UnknownForm form, int fields) {
        this.form = form;
        this.fields = new @Nullable Object[fields];
    }
}
