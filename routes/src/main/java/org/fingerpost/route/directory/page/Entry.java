package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * A record in a list: enough to know whether it helps, and to get in touch.
 *
 * @param kind in the words of a visitor
 * @param notice that it is closed for now; empty where it is not
 * @param what the beginning of its description, empty where nobody wrote one
 * @param providers who offers it, where it is a service
 * @param when days and times, none where no member gave any
 * @param cost empty where no member gave it
 * @param contacts telephone, mail and web site
 * @param distance such as {@code 2.5 miles away}; empty where it is not known
 * @param knownTo the members that vouch for it
 * @param confirmed a sentence with the day
 * @param old a sentence, where nobody has confirmed it for long; empty otherwise
 * @param membersFields what only members may see; none on the page that everybody gets
 */
public record Entry(
    String name,
    String href,
    String kind,
    String notice,
    String what,
    List<Line> providers,
    List<Line> when,
    String cost,
    List<Line> contacts,
    List<String> places,
    String distance,
    List<String> knownTo,
    String confirmed,
    String old,
    List<FieldRow> membersFields) {
  /** This entry, that far away. */
  public Entry at(String away) {
    return new Entry(
        name,
        href,
        kind,
        notice,
        what,
        providers,
        when,
        cost,
        contacts,
        places,
        away,
        knownTo,
        confirmed,
        old,
        membersFields);
  }

  /** This entry, with what members share with each other and not with everybody. */
  public Entry withMembersFields(List<FieldRow> rows) {
    return new Entry(
        name, href, kind, notice, what, providers, when, cost, contacts, places, distance, knownTo,
        confirmed, old, rows);
  }
}
