package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fingerpost.schema.Json;

/** The page of a list, as Open Referral UK has it. */
final class Envelope {
  private Envelope() {}

  static ObjectNode of(int page, int perPage, long total, List<ObjectNode> contents) {
    long pages = (total + perPage - 1) / perPage;
    ObjectNode node = Json.object();
    node.put("total_items", total);
    node.put("total_pages", pages);
    node.put("page_number", page);
    node.put("size", contents.size());
    node.put("first_page", page == 1);
    node.put("last_page", page >= pages);
    node.put("empty", contents.isEmpty());
    node.putArray("contents").addAll(contents);
    return node;
  }
}
