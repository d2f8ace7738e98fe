package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/** What tests say to the resolver, and what they ask of its database. */
public final class Hub {
  private static final Instant FIRST = Instant.parse("2026-11-01T10:00:00Z");

  private Hub() {}

  /** A record under construction; fields are public unless said otherwise. */
  public static final class Draft {
    private final SourceKey source;
    private final Kind kind;
    private final ObjectNode record = Json.object();
    private final Map<String, Visibility> visibility = new TreeMap<>();
    private final Map<String, Trust> trust = new TreeMap<>();

    private Draft(Kind kind, String member, String key) {
      this.kind = kind;
      this.source = new SourceKey(member, kind.wireName(), key);
    }

    public UUID id() {
      return source.id();
    }

    public Draft with(String field, String value) {
      record.put(field, value);
      visibility.put(field, Visibility.PUBLIC);
      return this;
    }

    public Draft members(String field, String value) {
      record.put(field, value);
      visibility.put(field, Visibility.MEMBERS);
      return this;
    }

    public Draft withheld(String field, String value) {
      record.put(field, value);
      visibility.put(field, Visibility.WITHHELD);
      return this;
    }

    public Draft trust(String field, Trust level) {
      trust.put(field, level);
      return this;
    }

    public Draft charity(String number) {
      record
          .putArray("organization_identifiers")
          .addObject()
          .put("identifier_scheme", "GB-CHC")
          .put("identifier", number);
      visibility.put("organization_identifiers", Visibility.PUBLIC);
      return this;
    }

    public Draft phone(String number) {
      record.putArray("phones").addObject().put("number", number);
      visibility.put("phones", Visibility.PUBLIC);
      return this;
    }

    public Draft postcode(String postcode) {
      record.putArray("addresses").addObject().put("postal_code", postcode);
      visibility.put("addresses", Visibility.PUBLIC);
      return this;
    }

    public Draft address(String street, String city, String postcode) {
      ObjectNode address = record.putArray("addresses").addObject();
      address.put("address_1", street).put("city", city).put("postal_code", postcode);
      visibility.put("addresses", Visibility.PUBLIC);
      return this;
    }

    /** As it stands at that offset of its member's topic. */
    public NormalisedChange.Present at(long offset) {
      return new NormalisedChange.Present(
          source,
          kind,
          origin(offset),
          FIRST.plusSeconds(offset),
          new TreeMap<>(visibility),
          new TreeMap<>(trust),
          record.deepCopy());
    }

    public NormalisedChange.Gone goneAt(long offset) {
      return new NormalisedChange.Gone(source, kind, origin(offset));
    }

    private Origin origin(long offset) {
      return new Origin("topic-of-" + source.member(), 0, offset);
    }
  }

  public static Draft organization(String member, String key) {
    return new Draft(Kind.ORGANIZATION, member, key);
  }

  public static Draft record(Kind kind, String member, String key) {
    return new Draft(kind, member, key);
  }

  /** Resolves the changes as one batch; what was written, by the outbox rows that name it. */
  public static Map<Long, Map<UUID, FreshJoints.Fresh>> resolve(
      DataSource database, NormalisedChange... changes) {
    return resolve(database, List.of(changes));
  }

  /** Resolves the changes as one batch; what was written, by the outbox rows that name it. */
  public static Map<Long, Map<UUID, FreshJoints.Fresh>> resolve(
      DataSource database, List<? extends NormalisedChange> changes) {
    return resolve(database, Linkages.byKeys(), changes);
  }

  /** Resolves that the record is gone, since its member merged it into the other. */
  static void resolveMerged(DataSource database, NormalisedChange.Gone gone, UUID successor) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Exclusive.begin(connection);
      Resolver.resolve(
          Linkages.byKeys().current(connection),
          connection,
          List.of(Arrival.of(gone, Optional.of(successor))));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Resolves the changes as one batch, linked by that. */
  public static Map<Long, Map<UUID, FreshJoints.Fresh>> resolve(
      DataSource database, Linkages linkages, List<? extends NormalisedChange> changes) {
    List<Arrival> arrivals = new ArrayList<>();
    changes.forEach(change -> arrivals.add(arrival(change)));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Exclusive.begin(connection);
      Resolver.Resolved resolved =
          Resolver.resolve(linkages.current(connection), connection, arrivals);
      connection.commit();
      return resolved.fresh();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Arrival arrival(NormalisedChange change) {
    return change instanceof NormalisedChange.Present present
        ? Arrival.of(present, NormalisedCodec.write(present))
        : Arrival.of((NormalisedChange.Gone) change);
  }

  /** All rows of the tables that hold what was resolved, as text; row versions too. */
  public static String dump(DataSource database) {
    return rows(database, "SELECT xmin, * FROM source_record ORDER BY source_id")
        + rows(database, "SELECT xmin, * FROM joint_record ORDER BY kind, joint_id")
        + rows(database, "SELECT xmin, * FROM match_key ORDER BY hash, source_id")
        + rows(database, "SELECT xmin, * FROM link_pair ORDER BY a, b")
        + rows(database, "SELECT xmin, * FROM reference ORDER BY to_id, from_id")
        + rows(database, "SELECT xmin, * FROM joint_redirect ORDER BY joint_id")
        + rows(database, "SELECT xmin, * FROM outbox ORDER BY id");
  }

  /** Every byte of what was resolved. */
  static String table(DataSource database) {
    return rows(database, "SELECT * FROM source_record ORDER BY source_id")
        + rows(database, "SELECT * FROM joint_record ORDER BY kind, joint_id")
        + rows(database, "SELECT * FROM match_key ORDER BY hash, source_id")
        + rows(database, "SELECT * FROM link_pair ORDER BY a, b")
        + rows(database, "SELECT * FROM reference ORDER BY to_id, from_id")
        + rows(database, "SELECT * FROM joint_redirect ORDER BY joint_id")
        + rows(database, "SELECT * FROM link_standing ORDER BY kind");
  }

  /** What everybody asks of the joint database: ids, links and documents. */
  public static String outcome(DataSource database) {
    return rows(database, "SELECT kind, joint_id, document FROM joint_record ORDER BY 1, 2")
        + rows(
            database,
            "SELECT source_id, joint_id, link_reason FROM source_record WHERE joint_id IS NOT NULL ORDER BY 1")
        + rows(database, "SELECT hash, source_id FROM match_key ORDER BY 1, 2")
        + rows(database, "SELECT a, b, score, band, evidence FROM link_pair ORDER BY 1, 2")
        + rows(database, "SELECT to_id, from_id FROM reference ORDER BY 1, 2");
  }

  public static void empty(DataSource database) {
    execute(
        database,
        "TRUNCATE source_record, joint_record, match_key, reference, joint_redirect, outbox, link_pair, link_verdict, link_model, link_standing");
  }

  /** Has the models that Fingerpost comes with stand as if they had been learned. */
  static void shipModels(DataSource database) {
    for (Kind kind : Linkages.MODELLED) {
      LinkModel model = LinkModel.shipped(kind);
      execute(
          database,
          "INSERT INTO link_model (kind, version, model, records, active) VALUES ('%s', '%s', '%s', 100000, true)"
              .formatted(kind.wireName(), model.version(), model.toJson()));
    }
  }

  public static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String rows(DataSource database, String query) {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append('|');
        }
        text.append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
