package org.fingerpost.schema;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Reads and writes moments as RFC 3339 in UTC. A whole page of records was seen at one moment, so
 * the last one is remembered: parsing it anew for each record costs as much as parsing the record's
 * JSON. Safe for use by many threads.
 */
public final class Moments {
  /** One reference to an immutable pair, so that no thread sees half of it. */
  private static volatile Remembered last = new Remembered("1970-01-01T00:00:00Z", Instant.EPOCH);

  private Moments() {}

  /**
   * The moment that the text says.
   *
   * @throws DateTimeParseException when it says none
   */
  public static Instant parse(String text) {
    Remembered remembered = last;
    if (remembered.text().equals(text)) {
      return remembered.moment();
    }
    Instant moment = UtcText.parse(text).orElseGet(() -> Instant.parse(text));
    last = new Remembered(text, moment);
    return moment;
  }

  /** The moment as {@link Instant#toString} writes it. */
  public static String text(Instant moment) {
    Remembered remembered = last;
    // A text that was read may say the same moment in another form: only the usual one is given.
    if (remembered.moment().equals(moment) && remembered.isUsualForm()) {
      return remembered.text();
    }
    String text = moment.toString();
    last = new Remembered(text, moment, true);
    return text;
  }

  /**
   * A text and what it says.
   *
   * @param isUsualForm known of what was written here; of what was read it is found out when the
   *     moment is to be written
   */
  private record Remembered(String text, Instant moment, boolean isUsualForm) {
    private Remembered(String text, Instant moment) {
      this(text, moment, false);
    }
  }
}
