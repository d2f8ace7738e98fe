package org.fingerpost.infra.link;

import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.schema.SourceKey;

/**
 * Two records, why they are alike, and whether they are one joint record.
 *
 * @param first by member, dataset and key before the second
 */
public record LinkedPair(
    SourceKey first, SourceKey second, boolean linked, Comparison comparison) {}
