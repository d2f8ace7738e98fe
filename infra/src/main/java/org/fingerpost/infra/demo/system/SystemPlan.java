package org.fingerpost.infra.demo.system;

import java.util.List;
import java.util.Optional;
import org.fingerpost.schema.Kind;

/**
 * What a member system is made of, as its file under {@code demo/systems} says.
 *
 * @param engine postgresql, h2, csv, xlsx or push
 * @param separator between the cells of a CSV file
 * @param mark whether a CSV file starts with a byte-order mark
 * @param batch whether a pushing system sends several records at a time
 */
public record SystemPlan(
    String member,
    String engine,
    String separator,
    String charset,
    boolean mark,
    boolean batch,
    List<Form> forms) {
  /** The form of that kind, if the member keeps such records. */
  public Optional<Form> form(Kind kind) {
    return forms.stream().filter(form -> form.kind() == kind).findFirst();
  }

  /** The form for organisations, which every member has. */
  public Form organisations() {
    return form(Kind.ORGANIZATION).orElseThrow();
  }
}
