/**
 * Follows a member's database by its own log of changes: PostgreSQL by logical replication, MariaDB
 * and MySQL by their binary logs, all read by the Debezium engine.
 *
 * <p>The log tells which rows changed, and no more is taken from it than their keys; the rows
 * themselves are then read from the table, as polling reads them. So a row looks the same whichever
 * way it came, a large value that a change left alone is never missing, and columns that are not
 * shared need not be in the stream at all.
 */
package org.fingerpost.connector.capture;
