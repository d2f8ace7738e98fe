package org.fingerpost.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What a connector found at a member: a record that is there, or one that no longer is. */
public sealed interface SourceChange {
  /** Where the record stands at its member. */
  SourceKey source();

  /** When the hub saw this, by the hub's clock. */
  Instant seen();

  /**
   * A record as it stands at the member.
   *
   * @param fields the member's own columns and their values, only those that the sharing agreement
   *     allows; never changed after it is handed over
   */
  record Present(SourceKey source, Instant seen, ObjectNode fields) implements SourceChange {}

  /**
   * A record that the member deleted, unpublished, or withdrew consent for.
   *
   * @param reason why, in a few words, such as {@code missing from a complete listing}
   */
  record Gone(SourceKey source, Instant seen, String reason) implements SourceChange {}
}
