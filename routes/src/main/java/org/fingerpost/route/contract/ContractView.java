package org.fingerpost.route.contract;

import java.util.List;

/** The contract of the topics, as its page shows it. */
public record ContractView(
    String title,
    String version,
    List<String> paragraphs,
    List<Topic> topics,
    List<Header> headers) {

  /**
   * A topic, or several whose names differ by a parameter.
   *
   * @param address its name, such as {@code signpost.{entity}}
   * @param anchor for links within the page
   */
  public record Topic(
      String address,
      String anchor,
      String title,
      String description,
      List<Parameter> parameters,
      List<Message> messages) {}

  /**
   * What stands in a topic's name for others.
   *
   * @param values those that it may have; none where they are not fixed
   */
  public record Parameter(String name, String description, List<String> values) {}

  /**
   * A message.
   *
   * @param key what its key is; empty where it has none
   * @param value what its value is, or the name of the JSON Schema that it meets
   * @param headers beside those that all have
   */
  public record Message(String title, String key, String value, List<Header> headers) {}

  /** A header of a message. */
  public record Header(String name, String description, boolean isRequired) {}
}
