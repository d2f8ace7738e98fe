package org.fingerpost.route.resolve;

/**
 * Something that two source records of one kind have in common when they may be the same.
 *
 * @param hash of the text, to find others by
 * @param text what is compared: records are linked when it is equal
 * @param reason why, for a person to read, such as {@code same charity number}
 */
public record MatchKey(long hash, String text, String reason) {
  /** A key of that text. */
  public static MatchKey of(String text, String reason) {
    return new MatchKey(Hashes.ofKey(text), text, reason);
  }
}
