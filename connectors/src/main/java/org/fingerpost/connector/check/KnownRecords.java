package org.fingerpost.connector.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fingerpost.schema.Kind;

/** Looks up what other members hold already, where a joint database is at hand. */
@FunctionalInterface
public interface KnownRecords {
  /** Nothing is known: no joint database is at hand. */
  KnownRecords NONE = (kind, member, record) -> List.of();

  /**
   * A record of the joint database that looks like the one asked about.
   *
   * @param name what it is called there
   * @param members who hold it
   * @param why such as {@code same charity number}
   */
  record Known(String name, List<String> members, String why) {}

  /**
   * What looks like the record; nothing is changed.
   *
   * @param member the id of the member that asks, whose own records are left out
   */
  List<Known> like(Kind kind, String member, ObjectNode record);
}
