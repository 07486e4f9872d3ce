package org.sacho.enclave;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A store does not work: database, disk or journal. Whether a commit that met this happened is unknown until
/// the store is opened again.
///
/// Carries codes instead of the cause, because H2 writes row values into its messages.
public final class StoreFailedException extends RuntimeException {

    StoreFailedException(String message) {
        super(message);
    }

    static StoreFailedException database(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return database("SQLSTATE " + sql.getSQLState() + ", code " + sql.getErrorCode());
            }
        }
        return database(failure.getClass().getSimpleName());
    }

    private static StoreFailedException database(String how) {
        return new StoreFailedException(
                "a database failed (" + how + "): see that its disk has room and is whole, then start again");
    }
}
