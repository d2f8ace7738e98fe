package org.fingerpost.route.directory.page;

import java.util.List;

/**
 * A field of a record, and where it came from.
 *
 * @param member the name of the member that supplied it
 * @param seen the day on which the hub first saw this version of that member's record
 * @param reason why this value was taken, empty where there is nothing to say
 */
public record FieldRow(String label, List<Line> lines, String member, String seen, String reason) {}
