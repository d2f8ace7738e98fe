package org.fingerpost.route.linkage;

import java.util.UUID;
import org.fingerpost.schema.UuidOrder;

/**
 * What a person found about two records; it outranks the model.
 *
 * @param same whether they are the same one
 * @param reason why, in that person's words
 */
public record Verdict(UUID a, UUID b, boolean same, String reason) {
  /** With the ids in order, so that a verdict is the same whichever way round it was given. */
  public Verdict {
    if (a.equals(b)) {
      throw new IllegalArgumentException(
          "A verdict is about two records, but both are %s. Name the other one.".formatted(a));
    }
    if (UuidOrder.SMALLEST_FIRST.compare(a, b) > 0) {
      UUID smaller = b;
      b = a;
      a = smaller;
    }
  }
}
