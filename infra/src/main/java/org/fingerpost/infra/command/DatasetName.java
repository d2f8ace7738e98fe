package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.UsageException;

/** How a person names a member's dataset on the command line: {@code MEMBER/DATASET}. */
record DatasetName(String member, String dataset) {
  /**
   * Reads the name.
   *
   * @throws UsageException when it is none
   */
  static DatasetName parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new UsageException(
          "\"%s\" names no dataset. Write MEMBER/DATASET, such as barn/groups.".formatted(text));
    }
    return new DatasetName(parts[0], parts[1]);
  }

  @Override
  public String toString() {
    return member + '/' + dataset;
  }
}
