package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.schema.Kind;

/** What records are linked by, as the joint database has it now. Safe for use by many threads. */
public final class Linkages {
  /** The kinds of which one thing stands with several members. */
  static final List<Kind> MODELLED = List.of(Kind.ORGANIZATION, Kind.PERSON);

  private static final String ACTIVE = "SELECT kind, version FROM link_model WHERE active";
  private static final String MODEL =
      "SELECT json_send(model) FROM link_model WHERE kind = ?::record_kind AND version = ?";

  private final boolean modelled;
  private final Set<String> duplicateFree;
  private final LinkRecords records = new LinkRecords();
  private final Map<String, LinkModel> loaded = new ConcurrentHashMap<>();

  private Linkages(boolean modelled, Set<String> duplicateFree) {
    this.modelled = modelled;
    this.duplicateFree = duplicateFree;
  }

  /**
   * Organisations and people by a model that is learned from them. While there is none, or twice as
   * many stand as it knows, their links wait: what is frequent here has to be known first.
   */
  public static Linkages byModel(List<MemberDescriptor> members) {
    Set<String> duplicateFree =
        members.stream()
            .flatMap(
                member ->
                    member.datasets().stream()
                        .filter(dataset -> dataset.noDuplicates())
                        .map(dataset -> LinkRecords.group(member.id(), dataset.name())))
            .collect(Collectors.toUnmodifiableSet());
    return new Linkages(true, duplicateFree);
  }

  /** By the first rule's keys alone: cheaper, and blind to everything but equal values. */
  public static Linkages byKeys() {
    return new Linkages(false, Set.of());
  }

  /** Whether organisations and people are linked by a model. */
  public boolean isModelled() {
    return modelled;
  }

  /** For one transaction, and not longer: another process may make another model the active one. */
  Linkage current(Connection connection) throws SQLException {
    return new Linkage(
        new IdentifierOrNameRule(),
        modelled ? models(connection) : Map.of(),
        modelled ? waiting(connection) : Set.of(),
        duplicateFree,
        records);
  }

  /** By the active models, old as they may be: when the records are linked anew by them. */
  Linkage learned(Connection connection) throws SQLException {
    return new Linkage(
        new IdentifierOrNameRule(), models(connection), Set.of(), duplicateFree, records);
  }

  /** By that model alone, which may not be kept yet. */
  Linkage by(LinkModel model) {
    return new Linkage(
        new IdentifierOrNameRule(), Map.of(model.kind(), model), Set.of(), duplicateFree, records);
  }

  private static Set<Kind> waiting(Connection connection) throws SQLException {
    Set<Kind> waiting = EnumSet.noneOf(Kind.class);
    for (Kind kind : MODELLED) {
      LinkStanding.Standing standing = LinkStanding.of(connection, kind);
      if (standing.learned() == 0 || standing.isDue()) {
        waiting.add(kind);
      }
    }
    return waiting;
  }

  private Map<Kind, LinkModel> models(Connection connection) throws SQLException {
    Map<Kind, LinkModel> models = new EnumMap<>(Kind.class);
    try (PreparedStatement statement = connection.prepareStatement(ACTIVE);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Kind kind = Kind.ofWireName(rows.getString(1));
        models.put(kind, model(connection, kind, rows.getString(2)));
      }
    }
    return models;
  }

  private LinkModel model(Connection connection, Kind kind, String version) throws SQLException {
    String name = kind.wireName() + '/' + version;
    LinkModel known = loaded.get(name);
    if (known != null) {
      return known;
    }
    try (PreparedStatement statement = connection.prepareStatement(MODEL)) {
      statement.setString(1, kind.wireName());
      statement.setString(2, version);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        LinkModel read =
            LinkModel.fromJson(
                new String(row.getBytes(1), java.nio.charset.StandardCharsets.UTF_8));
        loaded.keySet().removeIf(other -> other.startsWith(kind.wireName() + '/'));
        loaded.put(name, read);
        return read;
      }
    }
  }
}
