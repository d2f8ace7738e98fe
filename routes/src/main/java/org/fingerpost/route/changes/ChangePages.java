package org.fingerpost.route.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.SignpostEntity;

/**
 * {@code /changes} and {@code /changes/{entity}}: pages in the manner of Realtime Paged Data
 * Exchange. Whoever follows {@code next} until a page is empty holds what the topics hold.
 */
final class ChangePages {
  static final String PATH = "/changes";

  private static final int USUAL = 500;
  private static final int MOST = 1_000;

  private final ChangeStore store;
  private final Clock clock;
  private final String publicAddress;

  ChangePages(ChangeStore store, Clock clock, String publicAddress) {
    this.store = store;
    this.clock = clock;
    this.publicAddress = publicAddress;
  }

  WebResponse answer(WebRequest request) throws SQLException {
    return Openly.answered(
        request,
        () -> {
          request.allowOnly(Set.of("after", "limit"));
          return page(request, entities(request.path()), cursor(request));
        });
  }

  private static Set<SignpostEntity> entities(String path) {
    String name = path.substring(PATH.length()).replace("/", "");
    return name.isEmpty() ? EnumSet.allOf(SignpostEntity.class) : EnumSet.of(entity(name));
  }

  /** The entity of that name; refused with 404 when there is none. */
  static SignpostEntity entity(String name) {
    return Arrays.stream(SignpostEntity.values())
        .filter(entity -> entity.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedRequestException(
                    404,
                    "The feed has no such entity; it has %s."
                        .formatted(
                            Arrays.stream(SignpostEntity.values())
                                .map(SignpostEntity::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  /** Where the reader is: at the beginning when it does not say. */
  private Cursor cursor(WebRequest request) throws SQLException {
    return cursor(store, clock.instant(), request.parameter("after"));
  }

  static Cursor cursor(ChangeStore store, Instant now, Optional<String> text) throws SQLException {
    long epoch = store.epoch();
    if (text.isEmpty()) {
      return new Cursor(epoch, 0, Cursor.day(now));
    }
    Cursor cursor =
        Cursor.of(text.get())
            .orElseThrow(
                () ->
                    new RefusedRequestException(
                        400, "That is no cursor: use the address in next as it stands."));
    if (cursor.epoch() != epoch || cursor.isTooOld(now)) {
      throw new RefusedRequestException(
          410,
          "Deletions since then are no longer known: drop your copy and begin again, without after.");
    }
    return cursor;
  }

  private WebResponse page(WebRequest request, Set<SignpostEntity> entities, Cursor cursor)
      throws SQLException {
    int limit = limit(request);
    List<Change> changes = store.after(cursor.position(), entities, limit);
    boolean isEnd = changes.size() < limit;
    Cursor read =
        changes.isEmpty() ? cursor : cursor.at(changes.get(changes.size() - 1).position());
    Cursor next = isEnd ? read.currentAt(clock.instant()) : read;
    return WebResponse.of(200, "application/json", page(request.path(), limit, changes, next));
  }

  private static int limit(WebRequest request) {
    String text = request.parameter("limit").orElse(Integer.toString(USUAL));
    int limit = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new RefusedRequestException(
          400, "limit must be a whole number from 1 to %d.".formatted(MOST));
    }
    return limit;
  }

  private byte[] page(String path, int limit, List<Change> changes, Cursor next) {
    ByteArrayOutputStream page = new ByteArrayOutputStream(1 << 16);
    String address =
        "%s%s?after=%s%s"
            .formatted(
                publicAddress,
                path.replaceAll("/$", ""),
                next,
                limit == USUAL ? "" : "&limit=" + limit);
    page.writeBytes(
        "{\"next\":\"%s\",\"items\":[".formatted(address).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < changes.size(); i++) {
      if (i > 0) {
        page.write(',');
      }
      page.writeBytes(changes.get(i).item());
    }
    page.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return page.toByteArray();
  }
}
