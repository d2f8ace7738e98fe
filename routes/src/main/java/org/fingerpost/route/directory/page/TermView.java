package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * The page of a district or a topic.
 *
 * @param kind in the words of a visitor
 * @param headline says in a sentence what is listed below
 * @param othersTitle stands above the links to narrower searches
 * @param allHref the same as a search, which can be narrowed; empty where all stands here
 * @param structured schema.org data, as text that may stand in a script element
 */
public record TermView(
    String name,
    String kind,
    String description,
    String headline,
    List<Entry> entries,
    String othersTitle,
    List<Line> others,
    String allHref,
    String structured) {}
