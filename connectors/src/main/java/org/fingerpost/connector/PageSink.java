package org.fingerpost.connector;

/** Takes pages one at a time; when it returns, the page is safe and the position may move. */
@FunctionalInterface
public interface PageSink {
  /**
   * Takes a page.
   *
   * @throws InterruptedException when the hub is stopping: the connector gives up at once
   */
  void accept(Page page) throws InterruptedException;

  /**
   * Is told, before the first page of a reading, which columns the source has now. A connector
   * tells what it knows without much ado: the columns that it reads at every reading, all there are
   * at a complete listing and where one that it needs is missing.
   *
   * @throws SourceException when records must not flow through this shape until a person has looked
   *     at it: the connector gives up and passes it on
   */
  default void shape(SourceShape shape) throws SourceException {}
}
