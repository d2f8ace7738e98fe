package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.schema.Kind;

/** Compares two records in every respect and weighs what was found, by a model. */
final class Scorer {
  private final LinkModel model;

  Scorer(LinkModel model) {
    this.model = model;
  }

  ScoredPair score(LinkRecord a, LinkRecord b) {
    Findings findings = findings(a, b);
    double score = new Weighing(model, findings).score();
    boolean vetoed = veto(findings);
    Band band = vetoed ? Band.APART : model.thresholds().band(score);
    return new ScoredPair(a.id(), b.id(), score, vetoed, band);
  }

  Comparison compare(LinkRecord a, LinkRecord b) {
    Findings findings = findings(a, b);
    Weighing weighing = new Weighing(model, findings);
    List<Evidence> evidence = new ArrayList<>();
    for (EvidenceKind kind : EvidenceKind.all()) {
      Level level = findings.level(kind);
      double weight = weighing.weights[kind.ordinal()];
      if (kind == EvidenceKind.START) {
        evidence.add(new Evidence(kind, "START", weight, "any two records, before comparing them"));
      } else if (level != null && !level.sentence.isEmpty()) {
        evidence.add(new Evidence(kind, level.name(), weight, level.sentence));
      }
    }
    ScoredPair pair = score(a, b);
    Optional<String> veto =
        pair.vetoed()
            ? Optional.of(findings.level(EvidenceKind.QUALIFIER).sentence)
            : Optional.empty();
    return new Comparison(a.id(), b.id(), pair.score(), pair.band(), veto, List.copyOf(evidence));
  }

  Findings findings(LinkRecord a, LinkRecord b) {
    Findings findings = new Findings();
    Features x = a.features();
    Features y = b.features();
    if (model.kind() == Kind.ORGANIZATION) {
      OrganizationNames.compare(model, x, y, findings);
    } else if (x.names.length > 0 && y.names.length > 0) {
      PersonNames.compare(model, x.names[0], y.names[0], findings);
    }
    Contacts.compare(model, x, y, findings);
    Addresses.compare(model, x.places, y.places, findings);
    return findings;
  }

  private static boolean veto(Findings findings) {
    return findings.has(Level.QUALIFIER_OTHER);
  }
}
