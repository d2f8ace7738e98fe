package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * The page of one record.
 *
 * @param address of the page itself, as a link on paper
 * @param description stands above the other fields; none where nobody wrote one
 * @param notice a warning that comes first, such as that it has closed; empty where there is none
 * @param old a sentence, where nobody has confirmed it for long; empty otherwise
 * @param knownTo the members that vouch for it
 * @param confirmed a sentence with the day
 * @param related its services, or who offers it
 * @param wrongHref where a visitor tells what is wrong
 * @param referHref where an adviser refers somebody to it; empty where it is no service
 * @param dataHref the same record for a program
 * @param structured schema.org data, as text that may stand in a script element
 * @param membersFields what only members may see; none on the page that everybody gets
 * @param oneness why it is one record, and what members disagree about; for members too
 */
public record RecordView(
    String name,
    String kind,
    String address,
    String notice,
    String old,
    List<FieldRow> description,
    List<FieldRow> fields,
    List<String> knownTo,
    String confirmed,
    String relatedTitle,
    List<Entry> related,
    String wrongHref,
    String referHref,
    String dataHref,
    String structured,
    List<FieldRow> membersFields,
    OnenessView oneness) {
  /** With what members share with each other and not with everybody. */
  public RecordView forMembers(List<FieldRow> rows, OnenessView one) {
    return new RecordView(
        name,
        kind,
        address,
        notice,
        old,
        description,
        fields,
        knownTo,
        confirmed,
        relatedTitle,
        related,
        wrongHref,
        referHref,
        dataHref,
        structured,
        rows,
        one);
  }
}
