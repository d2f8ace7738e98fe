package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.ListedKeys;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.check.SentRows;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;

/** Compares listings with the row ledger, and writes nothing. */
public final class LedgerRows implements SentRows {
  private static final String ID =
      "SELECT dataset_id FROM collect_position WHERE member = ? AND dataset = ?";
  private static final int SHOWN = 20;

  private final DataSource database;

  public LedgerRows(DataSource database) {
    this.database = database;
  }

  @Override
  public Comparison begin(MemberDescriptor member, DatasetDescriptor dataset) {
    return new InLedger(member.id(), dataset, datasetId(member.id(), dataset.name()));
  }

  private OptionalInt datasetId(String member, String dataset) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ID)) {
      statement.setString(1, member);
      statement.setString(2, dataset);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
      }
    } catch (SQLException e) {
      throw new LedgerException("tell what was sent of a dataset", e);
    }
  }

  private final class InLedger implements Comparison {
    private final DatasetDescriptor dataset;
    private final OptionalInt id;
    private final MemberTopic topic;
    private final SharingFilter sharing;
    private final ContentHash hash;
    private final RowLedger ledger = new RowLedger(database);
    private final ListedKeys listing = new ListedKeys();
    private final List<String> goes = new ArrayList<>();
    private long rows;
    private long added;
    private long changed;
    private long deleted;

    InLedger(String member, DatasetDescriptor dataset, OptionalInt id) {
      this.dataset = dataset;
      this.id = id;
      this.topic = new MemberTopic(member, dataset.name(), Clock.systemUTC());
      this.sharing = new SharingFilter(dataset);
      this.hash = ContentHash.under(ContentHash.fingerprint(dataset));
    }

    @Override
    public void take(Page page) {
      PagePlan plan = new PagePlan(topic, sharing, hash, page.rows());
      Map<String, UUID> known =
          id.isPresent() ? ledger.hashes(id.getAsInt(), plan.rows().keySet()) : Map.of();
      plan.decide(known);
      rows += page.rows().size();
      changed += plan.changed().size();
      added += plan.added().size();
      goes(plan.gone());
      plan.rows().keySet().forEach(listing::add);
    }

    private void goes(List<String> keys) {
      deleted += keys.size();
      keys.stream().limit(Math.max(0, SHOWN - goes.size())).forEach(goes::add);
    }

    @Override
    public Outcome whole() {
      if (id.isEmpty()) {
        return new Outcome(rows, added, changed, deleted, false, List.of());
      }
      List<String> missing = listing.missing(ledger.keys(id.getAsInt()));
      goes(missing);
      DeleteBrake brake =
          new DeleteBrake(new BrakeStore(database), dataset.brake(), Clock.systemUTC());
      boolean waits = brake.isTooMany(missing.size(), ledger.count(id.getAsInt()));
      return new Outcome(rows, added, changed, deleted, waits, List.copyOf(goes));
    }
  }
}
