package org.fingerpost.route.linkage;

/**
 * One reason for or against a link.
 *
 * @param weight in bits: one more doubles the odds that the records are about the same one
 * @param sentence for an office manager, such as "same charity number"; never a record's own values
 */
public record Evidence(EvidenceKind kind, String level, double weight, String sentence) {}
