package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.JsonListing;

/** Finds the records and the counts in an answer. */
@FunctionalInterface
public interface PageForm {
  /**
   * The page that an answer is.
   *
   * @param source for the sentences of what goes wrong
   */
  RemotePage read(JsonNode answer, HttpSource source) throws SourceException;

  /** The form that a descriptor states. */
  static PageForm of(JsonListing listing) {
    return (answer, source) -> {
      if (listing.success().isPresent() && !isSuccess(answer, listing.success().get())) {
        throw source.failure().noSuccess(listing.success().get().at());
      }
      JsonNode list = answer.at(listing.records());
      if (!list.isArray()) {
        throw source.failure().noList(listing.records());
      }
      return new RemotePage(
          items(list),
          count(answer, listing.totalItems()),
          count(answer, listing.totalPages()),
          false);
    };
  }

  /** The items of a list. */
  static List<JsonNode> items(JsonNode list) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    return items;
  }

  private static boolean isSuccess(JsonNode answer, JsonListing.Success success) {
    return success.values().contains(answer.at(success.at()).asText(""));
  }

  private static OptionalLong count(JsonNode answer, Optional<String> at) {
    JsonNode number = answer.at(at.orElse("/-"));
    return at.isPresent() && number.asText("").matches("[0-9]{1,12}")
        ? OptionalLong.of(number.asLong())
        : OptionalLong.empty();
  }
}
