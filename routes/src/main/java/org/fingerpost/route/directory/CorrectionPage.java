package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.directory.feedback.Correction;
import org.fingerpost.route.directory.feedback.CorrectionStore;
import org.fingerpost.route.directory.page.CorrectionView;
import org.fingerpost.route.directory.page.Part;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.directory.page.Views;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.RequestAllowance;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/** Where a visitor tells what is wrong with a record. It goes to the member that owns the field. */
final class CorrectionPage implements Endpoint {
  static final String SUFFIX = "/wrong";

  private static final RequestAllowance ALLOWANCE =
      new RequestAllowance(20, Duration.ofHours(1), Clock.systemUTC());

  private final Kind kind;
  private final DirectoryStore store;
  private final CorrectionStore corrections;
  private final MemberNames names;

  CorrectionPage(Kind kind, DirectoryStore store, CorrectionStore corrections, MemberNames names) {
    this.kind = kind;
    this.store = store;
    this.corrections = corrections;
    this.names = names;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Optional<JointRecord> joint = joint(request);
    if (joint.isEmpty()) {
      return DirectoryPages.unknown();
    }
    return request.isPost() ? take(joint.get(), request) : ask(joint.get(), request);
  }

  private Optional<JointRecord> joint(WebRequest request) throws SQLException {
    String path = request.path();
    String record = path.substring(0, path.length() - SUFFIX.length());
    Optional<UUID> id = References.id(record.substring(record.lastIndexOf('/') + 1));
    return id.isEmpty() ? Optional.empty() : store.find(kind, id.get());
  }

  private WebResponse ask(JointRecord joint, WebRequest request) throws SQLException {
    boolean isSent = request.parameter("sent").isPresent();
    return isSent
        ? Pages.message(
            200,
            "Thank you",
            "What you wrote goes to the member that keeps this fact. It puts its own record right, and the page follows.")
        : form(200, joint, "", "", "");
  }

  private WebResponse take(JointRecord joint, WebRequest request) throws SQLException {
    String field = request.field("field").orElse("");
    String said = request.field("said").map(String::strip).orElse("").replace("\r\n", "\n");
    Optional<Part> part =
        parts(joint).stream().filter(each -> each.field().equals(field)).findFirst();
    if (!field.isEmpty() && part.isEmpty()) {
      return form(400, joint, "", said, "Choose which part is wrong from the list");
    }
    if (said.isEmpty() || said.length() > Correction.LONGEST_SAID) {
      return form(400, joint, field, said, saidProblem(said));
    }
    return keep(request, joint, correction(joint, part, said))
        ? WebResponse.seeOther(request.path() + "?sent=yes")
        : Pages.message(
            429,
            "Too many remarks",
            "So much has been said today that nothing more is taken. Try again tomorrow, or get in touch with the member directly.");
  }

  private static String saidProblem(String said) {
    return said.isEmpty()
        ? "Write what is wrong"
        : "What you write must have %,d characters or fewer".formatted(Correction.LONGEST_SAID);
  }

  private boolean keep(WebRequest request, JointRecord joint, Correction correction)
      throws SQLException {
    return ALLOWANCE.take(request) && corrections.keep(correction);
  }

  /** What is said of the record as a whole goes to whoever gave its name. */
  private Correction correction(JointRecord joint, Optional<Part> part, String said)
      throws SQLException {
    Part owned = part.isPresent() ? part.get() : parts(joint).get(0);
    return Correction.of(
        joint.kind(),
        joint.id(),
        owned.source(),
        part.map(Part::field).orElse(""),
        part.map(Part::shown).orElse(""),
        said);
  }

  private List<Part> parts(JointRecord joint) throws SQLException {
    return views(joint).parts(joint);
  }

  private Views views(JointRecord joint) throws SQLException {
    Map<UUID, JointRecord> referred = store.findReferred(References.of(List.of(joint)));
    return new Views(names, referred, LocalDate.now(Clock.systemUTC()), "");
  }

  private WebResponse form(int status, JointRecord joint, String field, String said, String problem)
      throws SQLException {
    Views views = views(joint);
    String path = Views.pathOf(joint.kind(), joint.id());
    CorrectionView view =
        new CorrectionView(
            views.entry(joint).name(),
            path,
            path + SUFFIX,
            views.parts(joint),
            field,
            said,
            problem);
    return Pages.render(status, "directory/correction", view);
  }
}
