package dev.reknit;

/** Which instance of a group a call goes to first. */
public enum Strategy {
    /** The first in the order given that is not ejected; the others stand by. */
    FAILOVER,

    /** Each in turn. */
    ROUND_ROBIN
}
