package org.fingerpost.route.changes;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.route.web.Chunks;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.SignpostEntity;

/** {@code /downloads/{entity}.ndjson} and {@code .csv}: everything of an entity, in one file. */
final class Downloads {
  static final String PATH = "/downloads";

  private static final int PART = 200;

  private final ChangeStore store;

  Downloads(ChangeStore store) {
    this.store = store;
  }

  WebResponse answer(WebRequest request) throws SQLException {
    return Openly.answered(
        request,
        () -> {
          request.allowOnly(Set.of());
          return file(request.path().substring(PATH.length() + 1));
        });
  }

  private WebResponse file(String name) {
    int dot = name.lastIndexOf('.');
    String form = name.substring(dot + 1);
    SignpostEntity entity = ChangePages.entity(dot < 0 ? name : name.substring(0, dot));
    if (form.equals("csv") && dot > 0) {
      CsvRows rows = new CsvRows(entity);
      return attached(name, "text/csv; charset=utf-8", parts(entity, rows.header(), rows::of));
    }
    if (form.equals("ndjson") && dot > 0) {
      return attached(name, "application/x-ndjson", parts(entity, new byte[0], Downloads::lines));
    }
    throw new RefusedRequestException(
        404, "There are %s.ndjson and %s.csv.".formatted(entity.wireName(), entity.wireName()));
  }

  private static WebResponse attached(String name, String mediaType, Chunks parts) {
    return WebResponse.streamed(mediaType, parts)
        .with("Content-Disposition", "attachment; filename=\"" + name + '"');
  }

  private static byte[] lines(List<Change> changes) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    for (Change change : changes) {
      change
          .data()
          .ifPresent(
              bytes -> {
                lines.writeBytes(bytes);
                lines.write('\n');
              });
    }
    return lines.toByteArray();
  }

  /** Reads on by ids: no connection is held while a slow reader takes what there is. */
  private Chunks parts(SignpostEntity entity, byte[] header, Function<List<Change>, byte[]> form) {
    return new Chunks() {
      private byte[] before = header;
      private Optional<UUID> last = Optional.empty();
      private boolean isEnded;

      @Override
      public Optional<byte[]> next() throws SQLException {
        if (isEnded) {
          return Optional.empty();
        }
        List<Change> changes = store.standing(entity, last, PART);
        isEnded = changes.size() < PART;
        if (!isEnded) {
          last = Optional.of(changes.get(PART - 1).id());
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream(1 << 16);
        part.writeBytes(before);
        before = new byte[0];
        part.writeBytes(form.apply(changes));
        return Optional.of(part.toByteArray());
      }
    };
  }
}
