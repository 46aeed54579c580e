package com.acme.shop;

/** What {@link Trouble} throws. */
final class TroubleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TroubleException(String place) {
        super("trouble at " + place);
    }
}
