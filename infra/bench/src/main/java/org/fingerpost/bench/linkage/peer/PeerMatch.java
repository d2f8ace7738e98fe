package org.fingerpost.bench.linkage.peer;

/** Two rows that a peer finds alike. */
record PeerMatch(int a, int b, double similarity) {}
