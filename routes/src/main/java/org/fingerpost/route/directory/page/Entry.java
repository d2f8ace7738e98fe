package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * A record in a list: enough to know whether it helps, and to get in touch.
 *
 * @param kind in the words of a visitor
 * @param notice that it is closed for now; empty where it is not
 * @param what the beginning of its description, empty where nobody wrote one
 * @param providers who offers it, where it is a service
 * @param contacts telephone, mail and web site
 * @param knownTo the members that vouch for it
 * @param confirmed a sentence with the day
 */
public record Entry(
    String name,
    String href,
    String kind,
    String notice,
    String what,
    List<Line> providers,
    List<Line> contacts,
    List<String> places,
    List<String> knownTo,
    String confirmed) {}
