package dev.reknit.weaver.model;

/** The names by which the weaver knows its own traces. */
public final class Marks {
    /** The package that holds everything an application writes; descriptors of annotations begin so. */
    public static final String PACKAGE = "Ldev/reknit/";

    /** The descriptor of the annotation that a woven class bears. */
    public static final String WOVEN = "Ldev/reknit/runtime/Woven;";

    /** The descriptor of the annotation that marks a parameter as the key. */
    public static final String KEY = "Ldev/reknit/Key;";

    /** What the names of generated members begin with. */
    public static final String PREFIX = "reknit$";

    /** The constant of a durable class with the names of the classes that its state may have objects of, separated by commas. */
    public static final String CLASSES = PREFIX + "classes";

    /** The constant of a tracked class with the names of the fields of its state that are copied, separated by commas. */
    public static final String COPIED = PREFIX + "copied";

    /**
     * The constant of a tracked class with the names of the fields that other classes of its build may write, and which are not
     * copied since these log that, too; separated by commas. A class without such fields has no such constant.
     */
    public static final String NEAR = PREFIX + "near";

    private Marks() {}
}
