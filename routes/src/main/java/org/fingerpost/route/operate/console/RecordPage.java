package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.operate.console.TrailView.Choice;
import org.fingerpost.route.operate.console.TrailView.Link;
import org.fingerpost.route.operate.console.TrailView.Search;
import org.fingerpost.route.operate.console.TrailView.Step;
import org.fingerpost.route.operate.trace.SourceTrace;
import org.fingerpost.route.operate.trace.Trace;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.SourceKey;

/** Where is my record? By member and key, or by an id, joint or of a source record. */
final class RecordPage implements Endpoint {
  private static final Set<String> PARAMETERS = Set.of("member", "dataset", "key", "id");

  private final Console console;
  private final Trace trace;
  private final LinkedFacts linked;

  RecordPage(Console console) {
    this.console = console;
    this.trace = new Trace(console.database());
    this.linked = new LinkedFacts(console.database());
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    request.allowOnly(PARAMETERS);
    Search search =
        new Search(
            request.parameter("member").orElse(""),
            request.parameter("dataset").orElse(""),
            request.parameter("key").orElse(""),
            request.parameter("id").orElse(""));
    TrailView view = view(viewer, search);
    return console.page(view.problem().isEmpty() ? 200 : 404, "record", viewer, view);
  }

  private TrailView view(Viewer viewer, Search search) throws SQLException {
    if (!search.id().isEmpty()) {
      return byId(viewer, search);
    }
    if (search.member().isEmpty() && search.key().isEmpty()) {
      return empty(search, "");
    }
    return byKey(viewer, search);
  }

  private TrailView byKey(Viewer viewer, Search search) throws SQLException {
    Optional<MemberDescriptor> member = console.member(search.member());
    if (member.isEmpty() || search.key().isEmpty()) {
      return empty(search, "Choose a member and give the key that the record has in its system.");
    }
    List<SourceKey> candidates =
        member.get().datasets().stream()
            .map(DatasetDescriptor::name)
            .filter(name -> search.dataset().isEmpty() || search.dataset().equals(name))
            .map(name -> new SourceKey(search.member(), name, search.key()))
            .toList();
    if (candidates.isEmpty()) {
      return empty(
          search, "%s has no dataset %s.".formatted(member.get().name(), search.dataset()));
    }
    List<SourceKey> known = known(candidates);
    return known.size() > 1
        ? choose(search, known, LinkedView.NONE)
        : follow(viewer, search, trace.of(known.isEmpty() ? candidates.get(0) : known.get(0)));
  }

  private List<SourceKey> known(List<SourceKey> candidates) throws SQLException {
    List<SourceKey> known = new ArrayList<>();
    for (SourceKey key : candidates) {
      if (trace.isKnown(key)) {
        known.add(key);
      }
    }
    return known;
  }

  private TrailView byId(Viewer viewer, Search search) throws SQLException {
    Optional<UUID> id = id(search.id());
    if (id.isEmpty()) {
      return empty(
          search, "An id has 36 characters, such as 7f9da9d9-4ba9-5928-8cca-b5dd4772240f.");
    }
    Optional<JointRecord> joint = new JointRecords(console.database()).find(id.get());
    if (joint.filter(found -> found.sources().size() > 1).isPresent()) {
      List<SourceKey> keys = joint.get().sources().stream().map(JointRecord.Source::key).toList();
      return choose(search, keys, linked(viewer, joint.get().id()));
    }
    List<SourceTrace> traces = trace.of(id.get());
    return traces.isEmpty()
        ? empty(search, "No record has that id, and none ever had it while this hub ran.")
        : follow(viewer, search, traces.get(0));
  }

  private static Optional<UUID> id(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private TrailView follow(Viewer viewer, Search search, SourceTrace found) throws SQLException {
    boolean withValues = viewer.has(Role.RECORDS);
    String name = "%s/%s/%s".formatted(found.member(), found.dataset(), found.key());
    if (withValues) {
      console.note(viewer, "record look", name);
    }
    Trail trail = new Trail(console, new RecordFacts(console.database()), withValues);
    return new TrailView(
        search,
        choices(search),
        "",
        found.verdict(),
        found.isWell(),
        name,
        trail.steps(found),
        found.joint().isPresent() ? linked(viewer, found.joint().get()) : LinkedView.NONE);
  }

  /** Looking at values that others' records hold is noted, as looking at the record itself is. */
  private LinkedView linked(Viewer viewer, UUID joint) throws SQLException {
    LinkedView view = linked.of(joint, viewer.has(Role.RECORDS));
    if (viewer.has(Role.RECORDS) && !view.conflicts().isEmpty()) {
      console.note(viewer, "conflicts look", joint.toString());
    }
    return view;
  }

  private TrailView choose(Search search, List<SourceKey> keys, LinkedView linked) {
    List<Link> links = keys.stream().map(RecordLink::to).toList();
    Step step = Step.nothing("Which one?").leadingTo(links);
    return new TrailView(
        search,
        choices(search),
        "",
        "%d records answer to that. Choose one.".formatted(keys.size()),
        true,
        "",
        List.of(step),
        linked);
  }

  private TrailView empty(Search search, String problem) {
    return new TrailView(
        search, choices(search), problem, "", true, "", List.of(), LinkedView.NONE);
  }

  private List<Choice> choices(Search search) {
    return console.members().stream()
        .map(member -> new Choice(member.id(), member.name(), member.id().equals(search.member())))
        .toList();
  }
}
