package org.fingerpost.connector.database;

import java.util.Optional;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * The one place that says what a failure of a member's database means, and whether to try again.
 * Drivers' sentences may quote a record's values; these are therefore never repeated.
 */
final class DatabaseFailure {
  private final ConnectionFailure connection;
  private final String where;
  private final String user;

  DatabaseFailure(SystemDescriptor.Database system) {
    this.connection = new ConnectionFailure(system);
    this.where = ConnectionFailure.withoutCredentials(system.url());
    this.user = system.user();
  }

  /** A failure before anything of a dataset was asked. */
  SourceException connecting(Throwable failure) {
    return connection.explain(failure).orElseGet(() -> unknown(failure, "connecting"));
  }

  /** A failure while a dataset was read. */
  SourceException reading(Throwable failure, Selection selection, SchemaAdvice advice) {
    return connection
        .explain(failure)
        .or(() -> schema(failure, selection, advice))
        .or(() -> interrupted(failure, selection))
        .orElseGet(() -> unknown(failure, "reading " + selection.place()));
  }

  private Optional<SourceException> schema(
      Throwable failure, Selection selection, SchemaAdvice advice) {
    if (FailureCodes.isDenied(failure)) {
      return permanent(
          "The user %s may not read %s of dataset %s in %s. Let whoever runs the database say: GRANT SELECT ON the table TO %s."
              .formatted(user, selection.place(), selection.dataset(), where, user),
          failure);
    }
    if (FailureCodes.isMissingColumn(failure)) {
      return permanent(
          "Dataset %s reads a column that %s in %s does not have. %s Correct the dataset's key, changed, fields or conditions (names are taken with their case)."
              .formatted(selection.dataset(), selection.place(), where, advice.missingColumns()),
          failure);
    }
    if (FailureCodes.isWithoutSnapshots(failure)) {
      return permanent(
          "The database %s lets nobody read it as it was at one moment, and reading it otherwise would lock its users out. Its owner says: ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON"
              .formatted(where),
          failure);
    }
    if (FailureCodes.isMissingTable(failure)) {
      return permanent(noTable(selection, advice), failure);
    }
    return notUnderstood(failure, selection);
  }

  private String noTable(Selection selection, SchemaAdvice advice) {
    return "Dataset %s reads %s, but %s has no such table or view, or %s may not see it.%s Correct table or query (names are taken with their case)."
        .formatted(
            selection.dataset(),
            selection.place(),
            where,
            user,
            advice.tables(selection.place().replaceFirst("^table ", "")));
  }

  private Optional<SourceException> notUnderstood(Throwable failure, Selection selection) {
    return FailureCodes.state(failure, state -> state.startsWith("42"))
        .flatMap(
            state ->
                permanent(
                    "The database %s does not understand %s of dataset %s (SQLSTATE %s). Try the query by hand with the user %s, without ORDER BY and LIMIT."
                        .formatted(where, selection.place(), selection.dataset(), state, user),
                    failure));
  }

  private Optional<SourceException> interrupted(Throwable failure, Selection selection) {
    if (FailureCodes.state(failure, state -> state.equals("57014") || state.equals("HYT00"))
        .isPresent()) {
      return Optional.of(
          SourceException.retriable(
              "Reading %s in %s took longer than ten minutes and was given up. An index on the column named under changed helps; it is tried again."
                  .formatted(selection.place(), where),
              failure));
    }
    // Class 22: a value that the database could not convert. Its cause would quote the value.
    return FailureCodes.state(failure, state -> state.startsWith("22"))
        .map(
            state ->
                SourceException.permanent(
                    "%s in %s holds a value that the database itself cannot convert (SQLSTATE %s). Correct the query's casts, or the value."
                        .formatted(selection.place(), where, state)));
  }

  private SourceException unknown(Throwable failure, String doing) {
    String state = FailureCodes.state(failure, any -> true).orElse("none");
    return SourceException.retriable(
        "The database %s failed while %s (SQLSTATE %s). It is tried again; if it goes on, whoever runs the database can look the SQLSTATE up in its log."
            .formatted(where, doing, state),
        failure);
  }

  private static Optional<SourceException> permanent(String sentence, Throwable failure) {
    return Optional.of(SourceException.permanent(sentence, failure));
  }
}
