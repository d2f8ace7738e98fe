package org.fingerpost.connector.descriptor;

import java.time.ZoneId;
import java.util.List;

/**
 * One member, as its descriptor file says.
 *
 * @param id lower-case letters, digits and hyphens: it stands in topic names
 * @param zone the zone of wall times without an offset
 */
public record MemberDescriptor(
    String id,
    String name,
    String website,
    ZoneId zone,
    SystemDescriptor system,
    List<DatasetDescriptor> datasets) {
  /**
   * The dataset of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public DatasetDescriptor dataset(String datasetName) {
    return datasets.stream()
        .filter(dataset -> dataset.name().equals(datasetName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "member %s has no dataset named %s".formatted(id, datasetName)));
  }
}
