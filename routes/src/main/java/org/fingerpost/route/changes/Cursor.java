package org.fingerpost.route.changes;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * How far a reader has come. Opaque to readers: its bytes may change.
 *
 * @param epoch which feed it is of
 * @param position of the last change that was read
 * @param current the day, as a number since 1970, on which the reader had last read to the end, or
 *     began
 */
record Cursor(long epoch, long position, long current) {
  /** How long a deletion is told of: as long as tombstones stay in the topics. */
  static final Duration REMEMBERED = Duration.ofDays(40);

  private static final int BYTES = 3 * Long.BYTES;
  private static final int LONGEST = 40;

  static long day(Instant moment) {
    return moment.getEpochSecond() / Duration.ofDays(1).toSeconds();
  }

  /** Empty when nobody here can have written it. */
  static Optional<Cursor> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != BYTES) {
        return Optional.empty();
      }
      ByteBuffer parts = ByteBuffer.wrap(bytes);
      Cursor cursor = new Cursor(parts.getLong(), parts.getLong(), parts.getLong());
      return Optional.of(cursor).filter(read -> read.position >= 0 && read.current >= 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether deletions that the reader has not heard of may be forgotten by now. */
  boolean isTooOld(Instant now) {
    return day(now) - current > REMEMBERED.toDays();
  }

  Cursor at(long newPosition) {
    return new Cursor(epoch, newPosition, current);
  }

  Cursor currentAt(Instant now) {
    return new Cursor(epoch, position, day(now));
  }

  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(epoch).putLong(position).putLong(current);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
