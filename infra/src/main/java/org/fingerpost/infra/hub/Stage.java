package org.fingerpost.infra.hub;

import java.util.Arrays;
import java.util.Locale;

/**
 * A part of the hub that can run in a process of its own, beside others on the same broker and
 * database. Health and metrics are in every process.
 */
public enum Stage {
  /** Reads the members' systems and takes what they push. */
  COLLECT,
  /** Puts records into the shared schema. */
  NORMALISE,
  /** Links records in the joint database. */
  RESOLVE,
  /** Sends joint records to the feed. */
  PUBLISH,
  /** Answers with the directory and its pages. */
  SERVE;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stage of that name.
   *
   * @throws UsageException when there is none
   */
  public static Stage named(String name) {
    return Arrays.stream(values())
        .filter(stage -> stage.toString().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no stage '%s'. The stages are %s."
                        .formatted(name, Arrays.toString(values()))));
  }
}
