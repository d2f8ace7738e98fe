package org.fingerpost.route.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.ListedKeys;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one dataset up to date: what changed since the last position and, when that is due, a
 * comparison with a complete listing. Used by one thread at a time.
 */
public final class DatasetCollector {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetCollector.class);

  private final HubServices hub;
  private final DatasetDescriptor dataset;
  private final String member;
  private final Connector connector;
  private final UUID fingerprint;
  private final PositionStore positions;
  private final RowLedger ledger;
  private final PageIntake intake;
  private final DeleteBrake brake;
  private final RouteBoard.Line line;
  private final ShapeGuard shapes;

  /**
   * For one dataset of a member.
   *
   * @param stopping whether to give up, between two pages
   */
  public DatasetCollector(
      HubServices hub,
      String member,
      DatasetDescriptor dataset,
      Connector connector,
      RouteBoard.Line line,
      BooleanSupplier stopping) {
    this.hub = hub;
    this.member = member;
    this.dataset = dataset;
    this.connector = connector;
    this.line = line;
    MemberTopic topic = new MemberTopic(member, dataset.name(), hub.clock());
    SharingFilter sharing = new SharingFilter(dataset);
    this.fingerprint = ContentHash.fingerprint(dataset);
    this.positions = new PositionStore(hub.database());
    this.ledger = new RowLedger(hub.database());
    this.intake =
        new PageIntake(
            topic,
            sharing,
            ContentHash.under(fingerprint),
            ledger,
            new PageWriter(hub, ledger, topic, line),
            stopping);
    this.brake = new DeleteBrake(new BrakeStore(hub.database()), dataset.brake(), hub.clock());
    this.shapes =
        new ShapeGuard(
            new ShapeStore(hub.database()),
            member + '/' + dataset.name(),
            sharing.columns(),
            fingerprint);
  }

  /**
   * Reads what is new, and compares when that is due.
   *
   * @return how the deletes stand: whether some wait for a person
   */
  public Outcome collect() throws SourceException, InterruptedException {
    StoredPosition stored = positions.open(member, dataset.name(), fingerprint);
    ledger.resolveDoubt(stored.datasetId(), stored.inDoubt());
    boolean neverRead = stored.position().isStart() && ledger.count(stored.datasetId()) == 0;
    boolean compareNow = readChanges(stored);
    if (compareNow) {
      compare(stored.datasetId());
    } else if (neverRead) {
      // The ledger now holds what was just read: there is nothing that it could be missing.
      positions.compared(stored.datasetId(), hub.clock().instant());
    } else if (isDue(stored) || brake.isLifted(stored.datasetId())) {
      compare(stored.datasetId());
    }
    return brake.waiting(stored.datasetId());
  }

  /** Whether a comparison is needed at once, however long ago the last one was. */
  private boolean readChanges(StoredPosition stored) throws SourceException, InterruptedException {
    ChangeRound round = new ChangeRound(stored, intake, ledger, positions, brake);
    try {
      connector.readChanges(dataset, stored.position(), sink(stored.datasetId(), round::take));
      return round.deletesHeld();
    } catch (SourceException e) {
      if (!e.hasMissedChanges()) {
        throw e;
      }
      LOG.warn("{} is read anew and compared: {}", line.name(), e.getMessage());
      line.count("gaps", 1);
      // Not fresh until all has been read again; the history of runs keeps it for longer.
      line.failing(RouteBoard.State.FAILING_RETRIABLE, e.getMessage());
      positions.startAgain(stored.datasetId());
      connector.readChanges(dataset, Position.START, sink(stored.datasetId(), round::take));
      return true;
    }
  }

  /** Nothing flows before the columns were looked at. */
  private PageSink sink(int datasetId, PageSink pages) {
    return new PageSink() {
      @Override
      public void accept(Page page) throws InterruptedException {
        pages.accept(page);
      }

      @Override
      public void shape(SourceShape shape) throws SourceException {
        shapes.verify(datasetId, shape);
      }
    };
  }

  private boolean isDue(StoredPosition stored) {
    Instant now = hub.clock().instant();
    return stored
        .comparedAt()
        .map(at -> !at.plus(dataset.schedule().fullCompare()).isAfter(now))
        .orElse(true);
  }

  private void compare(int datasetId) throws SourceException, InterruptedException {
    Instant begun = hub.clock().instant();
    ListedKeys listing = new ListedKeys();
    connector.readAll(dataset, sink(datasetId, page -> list(datasetId, listing, page)));
    // Only here is the listing known to be whole: readAll returned.
    List<String> missing = listing.missing(ledger.keys(datasetId));
    List<String> through = brake.letThrough(datasetId, missing, ledger.count(datasetId));
    intake.remove(datasetId, through);
    brake.done(datasetId, missing, through);
    positions.compared(datasetId, begun);
  }

  private void list(int datasetId, ListedKeys listing, Page page) throws InterruptedException {
    PagePlan plan = intake.plan(datasetId, page.rows());
    plan.rows().keySet().forEach(listing::add);
    intake.write(datasetId, plan, Optional.empty());
  }

  /**
   * How a round ended.
   *
   * @param held how many deletes wait for a person
   */
  public record Outcome(long held, long total) {}
}
