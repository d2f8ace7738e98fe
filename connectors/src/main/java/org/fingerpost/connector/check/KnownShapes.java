package org.fingerpost.connector.check;

import java.util.Optional;
import org.fingerpost.connector.SourceShape;

/** Looks up which columns a dataset had when a hub last read it. */
@FunctionalInterface
public interface KnownShapes {
  /** No hub has read anything, or none is at hand. */
  KnownShapes NONE = (member, dataset) -> Optional.empty();

  /** The columns; empty where no hub has read the dataset. */
  Optional<SourceShape> of(String member, String dataset);
}
