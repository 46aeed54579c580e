package dev.reknit.scenarios.aspectj;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Collects what is not honoured from before the first test on: it is told when a class is first used. */
public final class WhatIsTold implements LauncherSessionListener {
    static final List<String> LINES = new CopyOnWriteArrayList<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Environment.system().add(event -> {
            if (event instanceof Event.PlanFailed failed && failed.failure() instanceof UnsupportedOperationException) {
                LINES.add(failed.site() + ": " + failed.failure().getMessage());
            }
        });
    }
}
