package dev.reknit.benchmarks.site;

/** A method as a user would write it, which does its {@link Work} guarded by one contender. */
public abstract class Site {
    /** What it does. */
    protected final Work work;

    /** Creates a site. */
    protected Site(Work work) {
        this.work = work;
    }

    /** The method that is measured. */
    public abstract String get(String key);
}
