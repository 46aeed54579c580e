package com.acme.shop;

import dev.reknit.BulkheadException;
import dev.reknit.TimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What failures are in HTTP. */
@RestControllerAdvice
class Refusals {
    @ExceptionHandler
    @ResponseStatus(HttpStatus.GATEWAY_TIMEOUT)
    String tookTooLong(TimeoutException failure) {
        return failure.toString();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String full(BulkheadException failure) {
        return failure.toString();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    @Nullable
    String locked(UncategorizedSQLException failure) { // Spring has no name for what NOWAIT throws
        return Objects.requireNonNull(failure.getSQLException()).getSQLState();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    String trouble(TroubleException failure) {
        return failure.toString();
    }
}
