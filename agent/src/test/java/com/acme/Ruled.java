package com.acme;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/** Knows nothing of Reknit. */
public final class Ruled {
    private int asked;

    private Ruled() {}

    private String ask() throws IOException {
        if (++asked < 3) {
            throw new IOException("down");
        }
        return "answer after " + asked;
    }

    /** Asks, and shows what was added; with an argument, asks a driver that does not exist. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(new Ruled().ask());
        System.out.println(Arrays.toString(Ruled.class.getDeclaredMethod("ask").getAnnotations()));
        if (arguments.length > 0) {
            try {
                DriverManager.setLoginTimeout(-7);
                new javax.sql.rowset.serial.SerialBlob(new byte[0]).getBytes(-1, 1);
            } catch (SQLException refused) {
                System.out.println(refused.getClass().getSimpleName());
            }
        }
    }
}
