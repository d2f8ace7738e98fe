package org.fingerpost.connector.database;

import static org.fingerpost.connector.database.FailureCodes.has;
import static org.fingerpost.connector.database.FailureCodes.state;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/** What a failure of the connection to a member's database, or of the login, means. */
final class ConnectionFailure {
  /** A sort of failure and what is said of it; of a chain of causes the first that fits counts. */
  private record Sort(Predicate<Throwable> fits, String sentence) {}

  /** What only a person puts right; %1$s is the database's address, %2$s the user. */
  private static final List<Sort> FOR_A_PERSON =
      List.of(
          new Sort(
              FailureCodes::isRefusedLogin,
              "The database %1$s refused the user name %2$s or its password. Correct system.database.user or the secret that password names."),
          new Sort(
              FailureCodes::isNoDatabase,
              "The server was reached, but it has no database of that name: %1$s. Correct the last part of system.database.url."),
          new Sort(
              failure -> has(failure, CertificateExpiredException.class),
              "The certificate of the database %1$s has expired, so nothing was read. Whoever runs the database has to renew it."),
          new Sort(
              failure -> has(failure, SSLException.class),
              "The database %1$s cannot prove who it is: its certificate is not trusted, or is of another name. Whoever runs it has to put that right; until then correct what the address says of TLS."));

  /** Why it could not be reached just now. */
  private static final List<Sort> UNREACHABLE =
      List.of(
          new Sort(
              failure -> has(failure, UnknownHostException.class),
              "no machine of that name is known. Check the name in system.database.url."),
          new Sort(
              failure ->
                  has(failure, ConnectException.class)
                      || has(failure, NoRouteToHostException.class),
              "nothing answers at that address. Is the database running, and is the port right?"),
          new Sort(
              FailureCodes::isFileInUse,
              "another program has its file open. Close that, or use its server mode."),
          new Sort(
              failure -> has(failure, SocketTimeoutException.class),
              "it did not answer in time. Is the machine up, and the network?"),
          new Sort(
              failure -> state(failure, state -> state.startsWith("57P0")).isPresent(),
              "it is starting, stopping, or ended the connection."),
          new Sort(FailureCodes::isTooMany, "it has too many connections open already."),
          new Sort(
              failure -> state(failure, state -> state.startsWith("08")).isPresent(),
              "no connection came about, or it broke off. Is the database running, and are name and port right?"),
          new Sort(
              failure -> has(failure, SQLTransientConnectionException.class),
              "no connection came free; its other datasets are being read."));

  private final String where;
  private final String user;

  ConnectionFailure(SystemDescriptor.Database system) {
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

  /** The failure in words; empty where it is neither the connection's nor the login's. */
  Optional<SourceException> explain(Throwable failure) {
    return sentence(FOR_A_PERSON, failure)
        .map(sentence -> SourceException.permanent(sentence.formatted(where, user), failure))
        .or(() -> sentence(UNREACHABLE, failure).map(why -> unreachable(why, failure)));
  }

  private SourceException unreachable(String why, Throwable failure) {
    return SourceException.retriable(
        "The database %s could not be reached: %s It is tried again.".formatted(where, why),
        failure);
  }

  private static Optional<String> sentence(List<Sort> sorts, Throwable failure) {
    return sorts.stream().filter(sort -> sort.fits().test(failure)).map(Sort::sentence).findFirst();
  }
}
