package org.fingerpost.route.operate.console;

import java.util.List;

/**
 * A record's way through the hub.
 *
 * @param searched as it was asked for, to fill the form again
 * @param problem why there is no way to show; may be empty
 * @param verdict where the record is, in a sentence
 * @param linked why it is one with others, where it is
 */
public record TrailView(
    Search searched,
    List<Choice> members,
    String problem,
    String verdict,
    boolean isWell,
    String title,
    List<Step> steps,
    LinkedView linked) {
  /** What was looked for. */
  public record Search(String member, String dataset, String key, String id) {}

  /** A member to choose. */
  public record Choice(String id, String name, boolean isChosen) {}

  /**
   * A step of the way.
   *
   * @param style {@code fresh} where it was taken, {@code late} where it is waited for, {@code
   *     failing} where the way ends, {@code none} where there is nothing to say
   * @param fields what the record held there, where the viewer may see it
   */
  public record Step(
      String name,
      String sign,
      String style,
      List<String> sentences,
      List<Field> fields,
      List<Link> links) {
    static Step taken(String name, String... sentences) {
      return new Step(name, "✓", "fresh", List.of(sentences), List.of(), List.of());
    }

    static Step waiting(String name, String... sentences) {
      return new Step(name, "…", "late", List.of(sentences), List.of(), List.of());
    }

    static Step ended(String name, String... sentences) {
      return new Step(name, "✕", "failing", List.of(sentences), List.of(), List.of());
    }

    static Step nothing(String name, String... sentences) {
      return new Step(name, "–", "none", List.of(sentences), List.of(), List.of());
    }

    Step with(List<Field> more) {
      return new Step(name, sign, style, sentences, more, links);
    }

    Step leadingTo(List<Link> more) {
      return new Step(name, sign, style, sentences, fields, more);
    }
  }

  /**
   * A field of the record.
   *
   * @param value empty where the viewer may not see it
   */
  public record Field(String name, String visibility, String value) {}

  /** Where to go on. */
  public record Link(String words, String href) {}
}
