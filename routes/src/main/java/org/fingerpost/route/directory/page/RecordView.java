package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * The page of one record.
 *
 * @param description stands above the other fields
 * @param notice a warning that comes first, such as that it has closed; empty where there is none
 * @param knownTo the members that vouch for it
 * @param related its services, or who offers it
 * @param dataHref the same record for a program
 */
public record RecordView(
    String name,
    String kind,
    String notice,
    List<FieldRow> fields,
    List<String> knownTo,
    String relatedTitle,
    List<Entry> related,
    String dataHref) {}
