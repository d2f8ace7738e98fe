package org.fingerpost.connector.descriptor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fingerpost.schema.Kind;

/** Whether a sharing agreement says one thing only, and enough, and trust is of what is shared. */
final class AgreementCheck {
  private static final List<String> LISTS = List.of("public", "members", "withheld");

  private final Map<String, String> listOf = new HashMap<>();
  private final Set<String> mapped = new LinkedHashSet<>();
  private final Kind kind;
  private final LocalDate today;
  private final Findings findings;

  AgreementCheck(Kind kind, LocalDate today, Findings findings) {
    this.kind = kind;
    this.today = today;
    this.findings = findings;
  }

  void check(LocatedTree.Branch dataset) {
    LocatedTree.Branch agreement = dataset.get("agreement");
    dataset.get("fields").entries().forEach(field -> mapped.add(topLevel(field.name())));
    LISTS.forEach(list -> agreement.get(list).items().forEach(item -> checkItem(list, item)));
    if (sharesNothing(agreement)) {
      findings.warning(
          agreement.keyPlace(),
          "nothing of \"%s\" is shared yet: name fields under \"public\" or \"members\" once the member"
              + " has said so",
          dataset.name());
    } else {
      SharedFields.of(kind).required().forEach(field -> checkRequired(field, agreement));
    }
    dataset.get("fields").entries().forEach(this::checkNamed);
    dataset.get("trust").entries().forEach(this::checkTrusted);
    checkReview(agreement.get("review_date"));
    checkRetention(agreement.get("retention"));
  }

  /** Everything withheld, and that on record, is an agreement too: a draft's, or one withdrawn. */
  private static boolean sharesNothing(LocatedTree.Branch agreement) {
    return agreement.get("public").items().isEmpty()
        && agreement.get("members").items().isEmpty()
        && !agreement.get("withheld").items().isEmpty();
  }

  private void checkItem(String list, LocatedTree.Branch item) {
    String field = item.text();
    String earlier = listOf.putIfAbsent(field, list);
    if (earlier != null) {
      findings.error(
          item.valuePlace(),
          earlier.equals(list)
              ? "\"%s\" stands twice in the list \"%s\"; keep one"
              : "\"%s\" stands in two lists, \"%s\" and \"%s\"; keep it in one",
          field,
          earlier,
          list);
    } else if (!list.equals("withheld") && !mapped.contains(field)) {
      findings.error(
          item.valuePlace(),
          "\"%s\" is shared but not mapped%s",
          field,
          field.contains(".") && mapped.contains(topLevel(field))
              ? "; agreements name whole fields: write \"" + topLevel(field) + "\""
              : NearestWord.suggestion(field, mapped));
    }
  }

  private void checkRequired(String field, LocatedTree.Branch agreement) {
    String list = listOf.getOrDefault(field, "withheld");
    if (list.equals("withheld")) {
      findings.error(
          agreement.keyPlace(),
          "a record of kind %s needs \"%s\"; map it and name it under \"public\" or \"members\"",
          kind.wireName(),
          field);
    }
  }

  private void checkNamed(LocatedTree.Branch field) {
    if (!listOf.containsKey(topLevel(field.name()))) {
      findings.warning(
          field.keyPlace(),
          "\"%s\" is mapped, but the agreement does not name \"%s\", so it is never collected",
          field.name(),
          topLevel(field.name()));
    }
  }

  private void checkReview(LocatedTree.Branch date) {
    if (!date.node().isTextual()) {
      return;
    }
    try {
      if (LocalDate.parse(date.text()).isBefore(today)) {
        findings.warning(
            date.valuePlace(), "the agreement was to be reviewed by %s; review it", date.text());
      }
    } catch (DateTimeException e) {
      findings.error(date.valuePlace(), "\"review_date\" is no date; write it such as 2027-04-01");
    }
  }

  private void checkRetention(LocatedTree.Branch retention) {
    if (!retention.node().isTextual()) {
      return;
    }
    try {
      Period period = Period.parse(retention.text());
      if (period.isNegative() || period.isZero()) {
        findings.error(retention.valuePlace(), "\"retention\" must be longer than nothing");
      }
    } catch (DateTimeException e) {
      findings.error(
          retention.valuePlace(),
          "\"retention\" is no length of time; write P3Y for three years, P6M for six months");
    }
  }

  private void checkTrusted(LocatedTree.Branch field) {
    if (listOf.getOrDefault(field.name(), "withheld").equals("withheld")) {
      findings.error(
          field.keyPlace(),
          "\"%s\" has a trust but is not shared%s",
          field.name(),
          listOf.containsKey(topLevel(field.name()))
              ? "; trust is of whole fields that are public or for members"
              : NearestWord.suggestion(field.name(), mapped));
    }
  }

  static String topLevel(String target) {
    int dot = target.indexOf('.');
    return dot < 0 ? target : target.substring(0, dot);
  }
}
