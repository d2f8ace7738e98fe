package org.fingerpost.connector.draft;

import java.util.List;
import java.util.Optional;

/**
 * A table, file or list that was found at a member.
 *
 * @param name as the member has it
 * @param location the lines that say where it is, such as {@code table: "groups"}
 * @param columns their names, in the member's order as far as it is known
 * @param key the column that names a row, where the system says so
 * @param times columns that hold a date and time; empty where that is not known
 */
public record Found(
    String name,
    List<String> location,
    List<String> columns,
    Optional<String> key,
    List<String> times) {}
