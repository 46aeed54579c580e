package dev.reknit.weaver.track.twin;

/** A superclass with state of its own. */
abstract class Base {
    private short level;
    private float share = 0.5f;
    protected char mark = 'a';

    void rise(int by) {
        level += (short) by;
        share *= by;
        mark++;
    }

    String base() {
        return level + "," + share + "," + mark;
    }
}
