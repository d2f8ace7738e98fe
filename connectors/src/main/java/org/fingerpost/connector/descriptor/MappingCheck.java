package org.fingerpost.connector.descriptor;

import com.schibsted.spt.data.jslt.JsltException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fingerpost.schema.Kind;

/** Whether each field of a mapping exists, and can be made as the descriptor says. */
final class MappingCheck {
  private final LocatedTree.Branch datasets;
  private final Kind kind;
  private final SharedFields shared;
  private final Findings findings;

  MappingCheck(LocatedTree.Branch datasets, Kind kind, Findings findings) {
    this.datasets = datasets;
    this.kind = kind;
    this.shared = SharedFields.of(kind);
    this.findings = findings;
  }

  void check(LocatedTree.Branch fields) {
    fields.entries().forEach(this::checkField);
    for (LocatedTree.Branch field : fields.entries()) {
      int dot = field.name().indexOf('.');
      if (dot > 0 && fields.get(field.name().substring(0, dot)).isPresent()) {
        findings.error(
            field.keyPlace(),
            "\"%s\" is also mapped whole, as \"%s\"; keep one of the two",
            field.name(),
            field.name().substring(0, dot));
      }
    }
  }

  private void checkField(LocatedTree.Branch field) {
    Optional<Target> target = shared.target(field.name());
    if (target.isEmpty()) {
      findings.error(
          field.keyPlace(),
          "\"%s\" is no field of kind %s%s",
          field.name(),
          kind.wireName(),
          NearestWord.suggestion(field.name(), near(field.name())));
      return;
    }
    checkForm(field);
    checkJslt(field.get("jslt"));
    checkTarget(field, target.get());
  }

  private Collection<String> near(String name) {
    int dot = name.indexOf('.');
    List<String> parts = dot < 0 ? List.of() : shared.parts(name.substring(0, dot));
    return parts.isEmpty()
        ? shared.names()
        : parts.stream().map(part -> name.substring(0, dot + 1) + part).toList();
  }

  private void checkForm(LocatedTree.Branch field) {
    if (!field.node().isObject()) {
      return;
    }
    long ways =
        List.of("from", "jslt", "constant").stream()
            .filter(way -> field.get(way).isPresent())
            .count();
    if (ways != 1) {
      findings.error(
          field.valuePlace(),
          "\"%s\" is made in one way: from a column (from), by an expression (jslt), or it is the"
              + " same for all (constant)",
          field.name());
    }
    if (field.get("values").isPresent() && field.get("refers_to").isPresent()) {
      findings.error(
          field.get("refers_to").keyPlace(), "a field has \"values\" or \"refers_to\", not both");
    }
  }

  private void checkTarget(LocatedTree.Branch field, Target target) {
    boolean free = field.get("jslt").isPresent() || field.get("constant").isPresent();
    if (target.isWhole() && !free) {
      findings.error(
          field.keyPlace(),
          "\"%s\" has parts; name one, such as \"%s.%s\"",
          field.name(),
          field.name(),
          shared.parts(field.name()).get(0));
    }
    LocatedTree.Branch refersTo = field.get("refers_to");
    if (target.type() == ValueType.REFERENCE && !refersTo.isPresent()) {
      findings.error(
          field.keyPlace(),
          "\"%s\" refers to another record; write {from: column, refers_to: dataset}",
          field.name());
    } else if (refersTo.isPresent()) {
      checkReference(refersTo, target);
    }
  }

  private void checkReference(LocatedTree.Branch refersTo, Target target) {
    LocatedTree.Branch dataset = datasets.get(refersTo.text());
    String there = dataset.get("kind").text();
    if (target.type() != ValueType.REFERENCE) {
      findings.error(
          refersTo.keyPlace(), "\"%s\" refers to no record; leave refers_to out", target.field());
    } else if (!dataset.isPresent()) {
      findings.error(
          refersTo.valuePlace(),
          "\"%s\" is no dataset of this descriptor%s",
          refersTo.text(),
          NearestWord.suggestion(
              refersTo.text(), datasets.entries().stream().map(LocatedTree.Branch::name).toList()));
    } else if (!target.field().endsWith(there + "_id")) {
      findings.error(
          refersTo.valuePlace(),
          "\"%s\" cannot refer to \"%s\", which is of kind %s",
          target.field(),
          refersTo.text(),
          there);
    }
  }

  private void checkJslt(LocatedTree.Branch jslt) {
    if (!jslt.node().isTextual()) {
      return;
    }
    try {
      Expressions.compile(jslt.text());
    } catch (JsltException e) {
      findings.error(
          within(jslt.contentPlace(), e),
          "\"%s\": this is no JSLT: %s",
          jslt.parentName(),
          firstLine(e.getMessageWithoutLocation()));
    }
  }

  private static Place within(Place start, JsltException e) {
    if (e.getLine() < 1) {
      return start;
    }
    return e.getLine() == 1
        ? new Place(start.line(), start.column() + Math.max(0, e.getColumn() - 1))
        : new Place(start.line() + e.getLine() - 1, Math.max(1, e.getColumn()));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").replace("Parse error: ", "");
  }
}
