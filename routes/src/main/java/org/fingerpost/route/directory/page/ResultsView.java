package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * The page with the search box and what was found.
 *
 * @param title of the window
 * @param headline says in a sentence what is listed below
 * @param note a remark about the result, empty where there is none
 * @param districts names that the place box suggests
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record ResultsView(
    String title,
    String words,
    String place,
    String headline,
    String note,
    List<Entry> entries,
    List<String> districts,
    String previous,
    String next) {}
