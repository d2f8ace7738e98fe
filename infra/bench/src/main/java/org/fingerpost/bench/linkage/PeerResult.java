package org.fingerpost.bench.linkage;

import java.util.Optional;

/**
 * How a peer did on a set.
 *
 * @param rates over pairs, at its best threshold; empty where it gave no figure
 * @param how threshold and way of clustering, or why there is no figure
 * @param seconds that it took to match, without trying thresholds
 */
record PeerResult(String peer, Optional<Rates> rates, String how, double seconds) {}
