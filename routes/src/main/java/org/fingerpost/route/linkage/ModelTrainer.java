package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.UuidOrder;

/** Learns a model from records nobody has labelled. */
public final class ModelTrainer {
  private ModelTrainer() {}

  /** A model for those records and for such as they. The order of the records does not matter. */
  public static LinkModel train(Kind kind, Iterable<LinkRecord> records) {
    List<LinkRecord> ordered = new ArrayList<>();
    records.forEach(ordered::add);
    ordered.sort(Comparator.comparing(LinkRecord::id, UuidOrder.SMALLEST_FIRST));
    if (ordered.isEmpty()) {
      return LinkModel.shipped(kind);
    }
    Frequencies frequencies = Counting.of(kind, ordered);
    return Learning.of(LinkModel.shipped(kind, frequencies), ordered);
  }
}
