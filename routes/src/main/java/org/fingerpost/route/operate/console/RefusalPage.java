package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.operate.console.QuarantineView.Ask;
import org.fingerpost.route.operate.console.TrailView.Field;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.RefusedRecord;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.SourceKey;

/** One refusal, whole; what the record holds only for those who may look at records. */
final class RefusalPage implements Endpoint {
  private final Console console;
  private final Quarantine quarantine;

  RefusalPage(Console console) {
    this.console = console;
    this.quarantine = new Quarantine(console.database());
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    Optional<RefusedRecord> refused = quarantine.find(id);
    if (refused.isEmpty()) {
      return console.message(
          404,
          viewer,
          "There is no such refusal",
          "Nothing in the quarantine has that id. Go back to the quarantine and choose one.");
    }
    List<Field> fields = viewer.has(Role.RECORDS) ? fields(viewer, id) : List.of();
    return console.page(200, "refusal", viewer, one(refused.get(), fields));
  }

  private List<Field> fields(Viewer viewer, String id) throws SQLException {
    ObjectNode record = quarantine.look(id, new Asked(viewer.account(), ""));
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : record.properties()) {
      fields.add(new Field(entry.getKey(), "", shown(entry.getValue())));
    }
    return fields;
  }

  private static String shown(JsonNode value) {
    return value.isNull() ? "" : Fields.text(value);
  }

  private QuarantineView.One one(RefusedRecord refused, List<Field> fields) {
    return new QuarantineView.One(
        QuarantineView.Line.of(refused, console),
        Positions.words(refused.position()),
        refused.attempts(),
        refused
            .settled()
            .map(end -> "by %s, %s. %s".formatted(end.by(), Moments.full(end.at()), end.because()))
            .orElse(""),
        trail(refused),
        fields,
        new QuarantineView(
            QuarantineFilter.one(refused.id()),
            List.of(),
            "",
            List.of(),
            true,
            Ask.NOTHING,
            List.of(),
            List.of(),
            ""));
  }

  private static String trail(RefusedRecord refused) {
    return refused.key().isBlank() || refused.member().isBlank() || refused.dataset().isBlank()
        ? ""
        : RecordLink.to(new SourceKey(refused.member(), refused.dataset(), refused.key())).href();
  }
}
