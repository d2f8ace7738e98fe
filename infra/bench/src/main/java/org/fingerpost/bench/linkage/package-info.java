/** Scores the resolver on sets of records of which the truth is known, and its peers beside it. */
package org.fingerpost.bench.linkage;
