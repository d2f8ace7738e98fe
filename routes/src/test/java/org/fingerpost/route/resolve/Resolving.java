package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;

/**
 * One of several that resolve by a model: it takes the records whose keys fall to it, and what it
 * remembers of models and records it has to itself.
 */
record Resolving(DataSource database, int hubs, int number, Linkages linkages) {
  private static final int GROUPS = 240;

  /** So few that it is not yet time to learn again. */
  static final int SHARED = 150;

  private static final int BATCH = 12;

  /** What all of them do before any goes on to the next. */
  enum Turn {
    /** Some records come. */
    FIRST,
    /** A model is learned from them. */
    LEARN,
    /** More come, and of some records a later version. */
    MORE
  }

  Resolving(DataSource database, int hubs, int number) {
    this(database, hubs, number, Linkages.byModel(List.of()));
  }

  void take(Turn turn) throws SQLException {
    switch (turn) {
      case FIRST -> resolve(arrivals("barn", GROUPS, "Luncheon Club", 1));
      case LEARN -> new Relearning(database, linkages).learn();
      case MORE -> {
        List<NormalisedChange> more = new ArrayList<>(arrivals("vale", SHARED, "Lunch Clb", 1));
        more.addAll(arrivals("barn", GROUPS, "Lunch Club", 2));
        resolve(more);
      }
    }
  }

  private void resolve(List<NormalisedChange> all) {
    List<NormalisedChange> mine = all.stream().filter(each -> partition(each) == number).toList();
    for (int from = 0; from < mine.size(); from += BATCH) {
      Hub.resolve(database, linkages, mine.subList(from, Math.min(mine.size(), from + BATCH)));
    }
  }

  private int partition(NormalisedChange change) {
    return Math.floorMod(change.source().hashCode(), hubs);
  }

  private static List<NormalisedChange> arrivals(
      String member, int groups, String name, int version) {
    List<NormalisedChange> arrivals = new ArrayList<>();
    for (int number = 0; number < groups; number++) {
      Hub.Draft draft =
          Hub.record(Kind.ORGANIZATION, member, "g" + number)
              .with("name", "%s %s".formatted(new UUID(number * 31L, number), name))
              .with("email", "office@group%d.example.org".formatted(number))
              .phone("+44 1632 9600%02d".formatted(number % 20));
      draft.address(number + " High Street", "Evesham", "WR%d 1AA".formatted(number % 9 + 1));
      arrivals.add(draft.at(version));
    }
    return arrivals;
  }
}
