package it.app;

import dev.reknit.Fallback;
import it.base.Base;

public class App extends Base {
    @Fallback(Base.class)
    public String name() {
        throw new IllegalStateException();
    }
}
