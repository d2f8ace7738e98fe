package org.fingerpost.schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may see a field, as the sharing agreement of the member that supplied it says. */
public enum Visibility {
  /** Everybody: it may stand in the signposting feed, the API and the pages. */
  @JsonProperty("public")
  PUBLIC,
  /** The members of the consortium: joint topics and signed-in advisers. */
  @JsonProperty("members")
  MEMBERS,
  /** Nobody but the member itself: it never enters a topic. */
  @JsonProperty("withheld")
  WITHHELD;

  /** Whether this is at least as restrictive as the other. */
  public boolean isAtLeastAsPrivateAs(Visibility other) {
    return compareTo(other) >= 0;
  }
}
