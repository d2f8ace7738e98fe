package org.fingerpost.connector;

import java.util.List;

/**
 * A run of rows, in the order of the source.
 *
 * @param next the position to store once every row of this page is safe in the member's topic
 */
public record Page(List<SourceRow> rows, Position next) {}
