package org.fingerpost.route.flow;

/** Records that the broker did not acknowledge. The message is a sentence without any record. */
public final class TopicWriteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String topic;

  TopicWriteException(String topic, String sentence, Throwable cause) {
    super(sentence, cause);
    this.topic = topic;
  }

  /** The topic of the first record that failed. */
  public String topic() {
    return topic;
  }
}
