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
}
