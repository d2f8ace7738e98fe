package org.fingerpost.connector.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.fingerpost.connector.CauseChain;
import org.fingerpost.connector.SourceException;

/**
 * The one place that says what a failure of a system on the web means, and whether to try again. It
 * never repeats an answer's text, which may quote a record, nor an address's query, which may hold
 * a key.
 */
public final class HttpFailure {
  private final String where;

  /**
   * For failures at that address.
   *
   * @param where the address as it may be shown
   */
  HttpFailure(String where) {
    this.where = where;
  }

  /**
   * What it means that a single request got no answer.
   *
   * @param where the address as it may be shown
   */
  public static SourceException unanswered(String where, Throwable failure) {
    return new HttpFailure(where).exchange(failure, Long.MAX_VALUE);
  }

  /** What an answer means whose status is not one of success. */
  SourceException status(int status) {
    return switch (status) {
      case 401 ->
          permanent(
              " refused the key (401). Put a key that is valid where auth in the descriptor says.");
      case 403 ->
          permanent(
              " knows the key but does not let it read this (403). Let whoever runs the system give it the right to read, or ask for fewer datasets.");
      case 404, 410 ->
          permanent(
              " has nothing at that address (%d). Correct url or path in the descriptor.", status);
      case 408, 425 -> retriable(" did not finish the answer in time. It is tried again.");
      case 429 -> retriable(" was asked too often (429). It is tried again later.");
      default -> other(status);
    };
  }

  private SourceException other(int status) {
    if (status >= 500) {
      return retriable(
          " failed on its side (%d). It is tried again; if it goes on, tell whoever runs it.",
          status);
    }
    return permanent(
        " does not understand the request (%d). Correct path, parameters or paging in the descriptor.",
        status);
  }

  /** What it means that a system asks for more patience than one look at it has. */
  SourceException askedToWait(long seconds) {
    return retriable(
        " was asked too often, and wants to be left alone for %d seconds. It is tried again later.",
        seconds);
  }

  /** A key or a header that HTTP cannot carry. */
  SourceException notSendable() {
    return permanent(
        " was not asked: the key, or a header of the descriptor, holds a character that cannot be sent, such as a line break. Put it right where auth or headers in the descriptor says.");
  }

  /** A page for people, such as a form to log in. */
  public SourceException webPage() {
    return permanent(
        " answered with a web page in place of data, as it does for a wrong address or where somebody has to log in. Open the address in a browser, and correct url, path or auth.");
  }

  SourceException notJson() {
    return retriable(
        " answered with something that is not whole JSON. It is tried again; if it goes on, correct url or path.");
  }

  /** An answer that says by its content that it is none. */
  SourceException noSuccess(String at) {
    return permanent(
        " answered, but says at %s that it failed. Correct the key, path or parameters.", at);
  }

  /**
   * An answer without the list that was asked for.
   *
   * @param at where it should be, as a JSON pointer
   */
  public SourceException noList(String at) {
    return permanent(
        " answered without a list at %s. Correct path, or records in the descriptor.",
        at.isEmpty() ? "the top of its answer" : at);
  }

  /**
   * A list that cannot be all there is.
   *
   * @param why what speaks against it, to stand after "since"
   */
  public SourceException notWhole(String why) {
    return retriable(
        " gave a list that is not known to be whole, since %s. Nothing is taken for deleted. It is read again.",
        why);
  }

  SourceException repeats(int page) {
    return retriable(
        " answered page %d with the records of an earlier page, so its pages cannot be read to the end. It is tried again; if it goes on, correct paging in the descriptor, or tell whoever runs the system.",
        page);
  }

  /** A way that leads elsewhere, where a key must not go. */
  SourceException redirected(URI to) {
    return permanent(
        " sends on to %s, which is another place, and keys are not taken there. If that is right, write that address as url.",
        to.getScheme() + "://" + to.getHost());
  }

  SourceException tooManyRedirects() {
    return permanent(" sends on and on without an answer. Open the address in a browser.");
  }

  /** What it means that no answer came at all. */
  SourceException exchange(Throwable failure, long mostBytes) {
    if (has(failure, Bounded.TooLongException.class)) {
      return permanent(
          " answered with more than %d MB at once, more than is read. Ask for smaller pages.",
          mostBytes >> 20);
    }
    if (has(failure, SSLException.class)) {
      return certificate(failure);
    }
    if (has(failure, UnknownHostException.class)
        || has(failure, UnresolvedAddressException.class)) {
      return retriable(
          " could not be reached: no machine of that name is known. Check the name in url, and the network. It is tried again.");
    }
    if (has(failure, TimeoutException.class) || has(failure, HttpTimeoutException.class)) {
      return retriable(" did not answer in time. Is it up, and the network? It is tried again.");
    }
    if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
      return retriable(
          " could not be reached: nothing answers at that address. Is it up, and is url right? It is tried again.");
    }
    return retriable(": the connection broke off. It is tried again.");
  }

  private SourceException certificate(Throwable failure) {
    if (has(failure, CertificateExpiredException.class)) {
      return permanent(
          " has a certificate that has expired, so it cannot be told whether it is really that system. Whoever runs it has to renew the certificate.");
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return permanent(
          " has a certificate that is not valid yet. Is the clock of this machine right?");
    }
    if (has(failure, CertPathBuilderException.class)
        || has(failure, CertPathValidatorException.class)) {
      return permanent(
          " has a certificate from nobody whom this machine trusts. Whoever runs it has to get one from a public authority, with the certificates between.");
    }
    if (has(failure, CertificateException.class)) {
      return permanent(
          " has a certificate that is for another name. Write the name in url for which it was made.");
    }
    return retriable(
        ": no secure connection could be made. Does it speak HTTPS at that port? It is tried again.");
  }

  private SourceException permanent(String sentence, Object... words) {
    return SourceException.permanent(where + sentence.formatted(words));
  }

  /** Without its cause, whose words may hold the whole address. */
  private SourceException retriable(String sentence, Object... words) {
    return SourceException.retriable(where + sentence.formatted(words), null);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return CauseChain.of(failure).stream().anyMatch(kind::isInstance);
  }
}
