package org.fingerpost.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

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

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** As it stands in messages and descriptors. */
  public String wireName() {
    return wireName;
  }

  /**
   * Reads what {@link #wireName} gave.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Visibility ofWireName(String name) {
    for (Visibility visibility : values()) {
      if (visibility.wireName.equals(name)) {
        return visibility;
      }
    }
    throw new IllegalArgumentException("a visibility is public, members or withheld");
  }

  /** Whether this is at least as restrictive as the other. */
  public boolean isAtLeastAsPrivateAs(Visibility other) {
    return compareTo(other) >= 0;
  }
}
