package org.fingerpost.route.search;

import java.util.List;

/**
 * A part of what was found.
 *
 * @param total how many there are in all
 * @param words those that were looked for: others than were typed, where those found nothing
 * @param respelled whether they are
 */
public record Hits(long total, List<Hit> hits, SearchWords words, boolean respelled) {}
