package dev.reknit.weaver.track;

import dev.reknit.weaver.model.FieldModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class whose objects can be written to a store, and made again from what was written.
 *
 * @param name the internal name
 * @param chained whether the same is true of its superclass; otherwise that has no state, and a constructor without parameters
 * @param fields its own part of the state, in the order in which it is written
 * @param classes the names of the classes of which the state may have objects, separated by commas, if its objects outlive the process on
 *     their own; else null
 */
public record SavedClass(
        String name,
        boolean chained,
        List<FieldModel> fields,
        @Nullable String classes) {}
