package org.fingerpost.infra.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who works in one member's system, and remembers what has been committed there. */
abstract class Desk {
  private final String member;
  private final Map<String, Row> rows = new ConcurrentHashMap<>();

  Desk(String member) {
    this.member = member;
  }

  final String member() {
    return member;
  }

  /** Returns once it is committed at the member. */
  final void save(Row row) {
    write(row);
    rows.put(row.id(), row);
  }

  final void remove(String id) {
    erase(id);
    rows.remove(id);
  }

  /** What the member holds, by id. */
  final Map<String, Row> rows() {
    return new TreeMap<>(rows);
  }

  abstract void write(Row row);

  abstract void erase(String id);
}
