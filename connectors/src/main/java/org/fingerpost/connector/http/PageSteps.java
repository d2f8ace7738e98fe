package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.JsonListing.Paging;

/** The addresses of a list's pages, one after the other. */
final class PageSteps {
  private static final Pattern NEXT_LINK =
      Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  private final HttpSource source;
  private final Paging paging;
  private final URI start;
  private int pages;
  private long records;

  PageSteps(HttpSource source, Paging paging, URI start) {
    this.source = source;
    this.paging = paging;
    this.start = start;
  }

  URI first() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (paging instanceof Paging.Numbered numbered) {
      parameters.put(numbered.parameter(), Integer.toString(numbered.first()));
    } else if (paging instanceof Paging.Offset offset) {
      parameters.put(offset.parameter(), "0");
    }
    return Addresses.with(sized(), parameters);
  }

  private URI sized() {
    return size()
        .map(
            size ->
                Addresses.with(start, Map.of(size.parameter(), Integer.toString(size.number()))))
        .orElse(start);
  }

  private Optional<Paging.Size> size() {
    if (paging instanceof Paging.Numbered numbered) {
      return numbered.size();
    } else if (paging instanceof Paging.Offset offset) {
      return offset.size();
    } else if (paging instanceof Paging.Cursor cursor) {
      return cursor.size();
    } else if (paging instanceof Paging.Next next) {
      return next.size();
    }
    return paging instanceof Paging.Keyset keyset ? keyset.size() : Optional.empty();
  }

  /** Where the page after this one is; empty: it was the last. */
  Optional<URI> after(Answer answer, JsonNode body, RemotePage page) throws SourceException {
    pages++;
    records += page.items().size();
    if (paging instanceof Paging.Cursor cursor) {
      return word(body, cursor.at()).map(word -> with(cursor.parameter(), word));
    } else if (paging instanceof Paging.Next next) {
      Optional<String> link = link(answer, body, next.at());
      return link.isEmpty()
          ? Optional.empty()
          : Optional.of(source.linked(answer.address(), link.get()));
    } else if (isLast(page)) {
      return Optional.empty();
    } else if (paging instanceof Paging.Numbered numbered) {
      return Optional.of(with(numbered.parameter(), Integer.toString(numbered.first() + pages)));
    } else if (paging instanceof Paging.Offset offset) {
      return Optional.of(with(offset.parameter(), Long.toString(records)));
    }
    return paging instanceof Paging.Keyset keyset ? keyset(keyset, page.items()) : Optional.empty();
  }

  /** A page may be shorter than asked and not the last: only what the system says counts. */
  private boolean isLast(RemotePage page) {
    return page.items().isEmpty()
        || page.last()
        || (page.totalItems().isPresent() && records >= page.totalItems().getAsLong())
        || (page.totalPages().isPresent() && pages >= page.totalPages().getAsLong());
  }

  private Optional<URI> keyset(Paging.Keyset keyset, List<JsonNode> items) {
    JsonNode value = ColumnPath.find(items.get(items.size() - 1), keyset.column());
    return value.isValueNode() && !value.isNull()
        ? Optional.of(with(keyset.parameter(), value.asText()))
        : Optional.empty();
  }

  private URI with(String parameter, String value) {
    return Addresses.with(sized(), Map.of(parameter, value));
  }

  private static Optional<String> word(JsonNode body, String at) {
    return Optional.of(body.at(at))
        .filter(node -> node.isValueNode() && !node.isNull() && !node.isBoolean())
        .map(JsonNode::asText)
        .filter(text -> !text.isEmpty());
  }

  private static Optional<String> link(Answer answer, JsonNode body, String at) {
    if (!at.equals(Paging.Next.LINK_HEADER)) {
      return word(body, at);
    }
    for (String header : answer.headers().allValues(at)) {
      Matcher next = NEXT_LINK.matcher(header);
      if (next.find()) {
        return Optional.of(next.group(1));
      }
    }
    return Optional.empty();
  }
}
