package dev.reknit.runtime.encoding;

/** What sort of thing a class's objects are in the bytes. The ordinal is written. */
enum Kind {
    /** An object of a woven class: fields, level by level. */
    OBJECT(false),
    /** A record that refers to things that have numbers, or may. */
    RECORD(false),
    /** An array, or a mutable object of the platform: fields, then contents. */
    BUILT_IN(false),
    /** A value with fields: a record of values, or one of the platform's. */
    VALUE(true),
    /** An enum constant: its place in the list of names. */
    ENUM(true),
    /** A value that a {@link StateCodec} takes apart: how many parts, then the parts. */
    CODEC(true);

    static final Kind[] ALL = values();

    /** Whether it stands where it is referred to. Others have a number and a record of their own. */
    final boolean inline;

    Kind(boolean inline) {
        this.inline = inline;
    }
}
