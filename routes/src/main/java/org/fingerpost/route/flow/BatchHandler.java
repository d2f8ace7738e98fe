package org.fingerpost.route.flow;

/** What a stage does with a batch; plain Java, without Camel. */
@FunctionalInterface
public interface BatchHandler {
  /**
   * Takes the whole batch. Records that cannot be taken are refused one by one, into the
   * quarantine: only what concerns the whole batch (a broker or database that does not answer) may
   * be thrown. The same batch, or one that overlaps it, then comes again.
   */
  void handle(Batch batch) throws Exception;
}
