package dev.reknit.benchmarks.site;

/** Not guarded at all: what the work itself costs. */
public final class Plain extends Site {
    public Plain(Work work) {
        super(work);
    }

    @Override
    public String get(String key) {
        return work.get(key);
    }
}
