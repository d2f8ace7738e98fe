package org.fingerpost.route.refer;

import java.util.Optional;

/**
 * The server that takes the hub's mail.
 *
 * @param login who the hub is there; empty where the server asks nobody
 * @param from the address that the mail comes from
 * @param isEncrypted whether the server must speak TLS (STARTTLS) before anything is said
 */
public record MailSettings(
    String host, int port, Optional<Login> login, String from, boolean isEncrypted) {
  /** A name and a password. */
  public record Login(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return user;
    }
  }
}
