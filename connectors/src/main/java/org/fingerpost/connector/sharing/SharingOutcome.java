package org.fingerpost.connector.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the sharing agreement lets the hub do with a row. */
public sealed interface SharingOutcome {
  /**
   * The row is shared.
   *
   * @param fields the columns that feed a shared field, and no other
   */
  record Shared(ObjectNode fields) implements SharingOutcome {}

  /**
   * The member does not share the row, or no longer does: what the hub holds of it is to go.
   *
   * @param reason in a few words, without a value of the row
   */
  record Withdrawn(String reason) implements SharingOutcome {}

  /**
   * The row counts as deleted at the member.
   *
   * @param reason in a few words, without a value of the row
   */
  record Deleted(String reason) implements SharingOutcome {}
}
