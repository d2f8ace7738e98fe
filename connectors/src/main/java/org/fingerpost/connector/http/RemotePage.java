package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list, as the system answered it.
 *
 * @param totalItems how many records the system says there are in all
 * @param totalPages how many pages the system says there are in all
 * @param last whether the system says that no page follows
 */
public record RemotePage(
    List<JsonNode> items, OptionalLong totalItems, OptionalLong totalPages, boolean last) {}
