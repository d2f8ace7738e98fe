package org.fingerpost.connector.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Looks up secrets where descriptors say that they are. Safe for use by many threads. */
public final class SecretReader {
  private static final long LARGEST_FILE = 64 * 1024;

  private final Map<String, String> environment;

  /** A reader of this process's environment and of files. */
  public SecretReader() {
    this(System.getenv());
  }

  /** A reader with an environment of one's own. */
  public SecretReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A secret that is not where the descriptor says. The message names the place only. */
  public static final class MissingSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private MissingSecretException(String sentence) {
      super(sentence);
    }
  }

  /**
   * The secret as it stands now.
   *
   * @throws MissingSecretException when it is not there; the message says what to do
   */
  public String read(Secret secret) throws MissingSecretException {
    String reference = secret.reference();
    String place = reference.substring(reference.indexOf(':') + 1, reference.length() - 1);
    if (reference.startsWith("${env:")) {
      return fromEnvironment(place);
    } else if (reference.startsWith("${file:")) {
      return fromFile(place);
    }
    throw new MissingSecretException(
        "a secret is written \"${env:NAME}\" or \"${file:/path}\" in the descriptor");
  }

  private String fromEnvironment(String name) throws MissingSecretException {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new MissingSecretException(
          "the environment variable %s is not set, and a descriptor names it as a secret; set it"
                  .formatted(name)
              + " where the hub is started");
    }
    return value;
  }

  private static String fromFile(String place) throws MissingSecretException {
    Path file = Path.of(place);
    try {
      if (Files.size(file) <= LARGEST_FILE) {
        String value = Files.readString(file).strip();
        if (!value.isEmpty()) {
          return value;
        }
      }
      throw new MissingSecretException(
          "the file %s, which a descriptor names as a secret, is empty or too large"
              .formatted(place));
    } catch (IOException e) {
      throw new MissingSecretException(
          "the file %s, which a descriptor names as a secret, cannot be read; make it, and let the"
                  .formatted(place)
              + " hub's user read it");
    }
  }
}
