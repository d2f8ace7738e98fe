package org.fingerpost.route.collect;

import java.util.Optional;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.Position;

/** The pages of one look for changes, whose deletes are held back where they are too many. */
final class ChangeRound {
  private final int datasetId;
  private final PageIntake intake;
  private final RowLedger ledger;
  private final PositionStore positions;
  private final DeleteBrake brake;
  private Position reached;
  private long deletions;
  private boolean held;

  ChangeRound(
      StoredPosition stored,
      PageIntake intake,
      RowLedger ledger,
      PositionStore positions,
      DeleteBrake brake) {
    this.datasetId = stored.datasetId();
    this.reached = stored.position();
    this.intake = intake;
    this.ledger = ledger;
    this.positions = positions;
    this.brake = brake;
  }

  void take(Page page) throws InterruptedException {
    intake.giveUpWhenStopping();
    if (page.rows().isEmpty() && page.next().equals(reached)) {
      return; // a connector that waits for changes asks whether to go on
    }
    PagePlan plan = intake.plan(datasetId, page.rows());
    deletions += plan.deletions();
    if (plan.deletions() > 0 && brake.isTooMany(deletions, ledger.count(datasetId))) {
      hold();
      plan = intake.plan(datasetId, page.rows().stream().filter(row -> !row.gone()).toList());
    }
    intake.write(datasetId, plan, Optional.of(page.next()));
    reached = page.next();
  }

  /** The comparison finds what was left out here, and holds it for a person. */
  private void hold() {
    if (!held) {
      positions.compareSoon(datasetId);
      held = true;
    }
  }

  boolean deletesHeld() {
    return held;
  }
}
