package org.fingerpost.connector.database;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * The one place that says what a failure of a member's database means, and whether to try again.
 * Drivers' sentences may quote a record's values; these are therefore never repeated.
 */
final class DatabaseFailure {
  private final String where;
  private final String user;

  DatabaseFailure(SystemDescriptor.Database system) {
    this.where = withoutCredentials(system.url());
    this.user = system.user();
  }

  /** The address as far as it holds no secret. */
  static String withoutCredentials(String url) {
    int end = url.length();
    for (char separator : new char[] {'?', ';'}) {
      int at = url.indexOf(separator);
      end = at < 0 ? end : Math.min(end, at);
    }
    return url.substring(0, end).replaceFirst("//[^/@]*@", "//");
  }

  /** A failure before anything of a dataset was asked. */
  SourceException connecting(Throwable failure) {
    return connection(failure).orElseGet(() -> unknown(failure, "connecting"));
  }

  /** A failure while a dataset was read. */
  SourceException reading(Throwable failure, Selection selection, SchemaAdvice advice) {
    return connection(failure)
        .or(() -> schema(failure, selection, advice))
        .or(() -> interrupted(failure, selection))
        .orElseGet(() -> unknown(failure, "reading " + selection.place()));
  }

  /** A failure of the connection or of the login; empty for any other. */
  Optional<SourceException> connection(Throwable failure) {
    if (FailureCodes.isRefusedLogin(failure)) {
      return permanent(
          "The database %s refused the user name %s or its password. Correct system.database.user or the secret that password names."
              .formatted(where, user),
          failure);
    }
    if (FailureCodes.isNoDatabase(failure)) {
      return permanent(
          "The server was reached, but it has no database of that name: %s. Correct the last part of system.database.url."
              .formatted(where),
          failure);
    }
    if (FailureCodes.has(failure, CertificateExpiredException.class)) {
      return permanent(
          "The certificate of the database %s has expired, so nothing was read. Whoever runs the database has to renew it."
              .formatted(where),
          failure);
    }
    if (FailureCodes.has(failure, SSLException.class)) {
      return permanent(
          "The database %s cannot prove who it is: its certificate is not trusted, or is of another name. Whoever runs it has to put that right; until then correct what the address says of TLS."
              .formatted(where),
          failure);
    }
    return unreachable(failure)
        .map(
            why ->
                SourceException.retriable(
                    "The database %s could not be reached: %s It is tried again."
                        .formatted(where, why),
                    failure));
  }

  private static Optional<String> unreachable(Throwable failure) {
    if (FailureCodes.has(failure, UnknownHostException.class)) {
      return Optional.of(
          "no machine of that name is known. Check the name in system.database.url.");
    }
    if (FailureCodes.has(failure, ConnectException.class)
        || FailureCodes.has(failure, NoRouteToHostException.class)) {
      return Optional.of(
          "nothing answers at that address. Is the database running, and is the port right?");
    }
    if (FailureCodes.isFileInUse(failure)) {
      return Optional.of("another program has its file open. Close that, or use its server mode.");
    }
    if (FailureCodes.has(failure, SocketTimeoutException.class)) {
      return Optional.of("it did not answer in time. Is the machine up, and the network?");
    }
    if (FailureCodes.state(failure, state -> state.equals("57P03") || state.startsWith("57P0"))
        .isPresent()) {
      return Optional.of("it is starting, stopping, or ended the connection.");
    }
    if (FailureCodes.isTooMany(failure)) {
      return Optional.of("it has too many connections open already.");
    }
    if (FailureCodes.state(failure, state -> state.startsWith("08")).isPresent()) {
      return Optional.of(
          "no connection came about, or it broke off. Is the database running, and are name and port right?");
    }
    boolean allInUse = FailureCodes.has(failure, java.sql.SQLTransientConnectionException.class);
    return allInUse
        ? Optional.of("no connection came free; its other datasets are being read.")
        : Optional.empty();
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
      return permanent(
          "Dataset %s reads %s, but %s has no such table or view, or %s may not see it.%s Correct table or query (names are taken with their case)."
              .formatted(
                  selection.dataset(),
                  selection.place(),
                  where,
                  user,
                  advice.tables(selection.place().replaceFirst("^table ", ""))),
          failure);
    }
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
