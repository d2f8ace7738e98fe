package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fingerpost.schema.Json;

/** The page of a list, as Open Referral UK has it. */
final class Envelope {
  private Envelope() {}

  static ObjectNode of(DirectoryQuery query, long total, List<ObjectNode> contents) {
    long pages = (total + query.perPage() - 1) / query.perPage();
    ObjectNode node = Json.object();
    node.put("total_items", total);
    node.put("total_pages", pages);
    node.put("page_number", query.page());
    node.put("size", contents.size());
    node.put("first_page", query.page() == 1);
    node.put("last_page", query.page() >= pages);
    node.put("empty", contents.isEmpty());
    node.putArray("contents").addAll(contents);
    return node;
  }
}
