package dev.reknit.runtime.encoding;

/** A key that can be changed: its hash and order depend on a field that it gets late. As the weaver would write it. */
final class Name implements Saveable, Comparable<Name> {
    static final String reknit$state = """
            dev.reknit.Name
            ~text Ljava/lang/Object;""";

    Object text;

    Name(Object text) {
        this.text = text;
    }

    Name(StateReader from) {
        from.constructing(this);
        text = "not yet";
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {}

    @Override
    public void reknit$save(StateWriter to) {
        to.putReference(text);
    }

    @Override
    public void reknit$load(StateReader from) {
        text = java.util.Objects.requireNonNull(from.takeReference());
    }

    @Override
    public void reknit$refill(StateReader from) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof Name that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(Name other) {
        return text.toString().compareTo(other.text.toString());
    }

    @Override
    public String toString() {
        return "Name " + text;
    }
}
