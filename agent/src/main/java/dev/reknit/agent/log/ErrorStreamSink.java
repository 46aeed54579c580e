package dev.reknit.agent.log;

import dev.reknit.runtime.event.ErrorStream;
import dev.reknit.runtime.event.Event;

/** Writes errors and warnings to the error stream, for programs without a log. */
final class ErrorStreamSink implements Sink {
    static final ErrorStreamSink INSTANCE = new ErrorStreamSink();

    private ErrorStreamSink() {}

    @Override
    public boolean takes(Event event) {
        return ErrorStream.takes(event);
    }

    @Override
    public void on(Event event) {
        ErrorStream.INSTANCE.on(event);
    }
}
