package org.fingerpost.route.directory.page;

import java.util.List;

/** A page of links to districts, or to topics. */
public record TermListView(String title, String sentence, List<Section> sections) {
  /** Some of them under one heading. */
  public record Section(String id, String title, List<Line> terms) {}
}
