package org.fingerpost.connector.database;

/** What the column with the time of the last change holds. */
enum ChangedType {
  /** A moment, whatever the zone it is shown in. */
  INSTANT,
  /** A wall clock's date and time, of a zone that the database does not know. */
  WALL,
  /** A day. */
  DATE
}
