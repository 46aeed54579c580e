package dev.reknit.weaver.check;

/** The rules of one annotation. */
interface Check {
    /** Holds one use of the annotation against the rules and adds what is wrong, all of it. */
    void check(Subject subject, Problems problems);
}
