package org.fingerpost.bench.linkage;

import java.util.List;
import java.util.OptionalDouble;
import org.fingerpost.schema.Kind;

/**
 * What the tables of all sets show of one: figures alone, so that no set's records stay in memory.
 */
record SetFigures(
    LinkageSet set,
    Kind kind,
    int records,
    double f1,
    int falseLinks,
    double linkedBandPrecision,
    double reviewShare,
    double spread,
    double recordsPerSecond,
    OptionalDouble growth,
    OptionalDouble bestPeer) {
  static SetFigures of(SetResult result, List<PeerResult> peers) {
    return new SetFigures(
        result.data().set(),
        result.data().kind(),
        result.data().records().size(),
        result.score().pairs().f1(),
        result.pairs().falsePairs().size(),
        result.pairs().linkedBandPrecision(),
        result.pairs().reviewShare(),
        result.spread(),
        result.recordsPerSecond(),
        result.growth(),
        peers.stream().flatMap(each -> each.rates().stream()).mapToDouble(Rates::f1).max());
  }
}
