package org.fingerpost.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One row, sheet line or event as a connector read it, before the sharing agreement is applied.
 *
 * @param key the row's key, or an empty string where the row has none (it is then refused, not
 *     lost)
 * @param place where it stands, for a person: {@code groups.csv, row 17} or {@code table groups}
 * @param fields column names as the member has them, and their values; a missing value is JSON null
 */
public record SourceRow(String key, String place, ObjectNode fields) {}
