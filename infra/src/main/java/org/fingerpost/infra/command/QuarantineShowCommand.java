package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.RefusedRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fingerpost quarantine show}. */
@Command(
    name = "show",
    header = "Shows one refusal: which record, where it was read, why it was refused.",
    mixinStandardHelpOptions = true)
final class QuarantineShowCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Parameters(paramLabel = "ID", description = "The refusal's id.")
  private String id;

  @Option(
      names = "--record",
      description = "Show the record too. It may hold personal data: the audit says who looked.")
  private boolean withRecord;

  @Override
  public Integer call() throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      Quarantine quarantine = new Quarantine(joint.database());
      RefusedRecord found =
          quarantine
              .find(id)
              .orElseThrow(
                  () ->
                      new OrderRefusedException(
                          "There is no refusal %s in the quarantine.".formatted(id)));
      tell(found, withRecord ? Optional.of(quarantine.look(id, asked.asked())) : Optional.empty());
      return ExitCode.OK.number();
    }
  }

  private void tell(RefusedRecord found, Optional<ObjectNode> record) {
    ObjectNode node = found.json();
    record.ifPresent(fields -> node.set("record", fields));
    if (output.isJson()) {
      output.document(node);
      return;
    }
    node.properties()
        .forEach(
            field ->
                output.line(
                    "%-10s %s"
                        .formatted(
                            field.getKey(),
                            field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toPrettyString())));
  }
}
