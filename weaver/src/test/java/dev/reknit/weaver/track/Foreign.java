package dev.reknit.weaver.track;

import java.util.Date;

/** Code that is not woven. */
public class Foreign {
    protected int inherited = 1;
    public int[] kept = {};

    /** Takes what it is given, and writes to it. */
    public Foreign() {}

    public Foreign(long one, int[] array, double other) {
        array[0] += (int) (one + other);
    }

    public static void write(int[] array) {
        array[0]++;
    }

    public static int writeBetween(long one, int[] array, double two, String[] texts, byte three) {
        array[0] += (int) one + (int) two + three;
        texts[0] += "x";
        return array[0];
    }

    public static void age(Date[] dates) {
        for (Date each : dates) {
            each.setTime(each.getTime() + 1);
        }
    }

    public void inherited(int value) {
        inherited = value;
    }

    public int inherited() {
        return inherited;
    }
}
