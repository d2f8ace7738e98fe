package org.fingerpost.connector.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.fingerpost.connector.contract.Contracts.Contract;

/** The part of {@code connectors/docs/contract.md} that is made of the contract tests. */
final class ContractPage {
  static final String BEGIN = "<!-- Made of the contract tests; see the end of this page. -->\n";
  static final String END = "<!-- Up to here. -->";

  private final List<Contract> contracts;

  ContractPage(List<Contract> contracts) {
    this.contracts = contracts;
  }

  String text() {
    StringBuilder text = new StringBuilder(BEGIN);
    for (Promise promise : Promise.values()) {
      text.append("- **").append(words(promise)).append("**: ");
      text.append(promise.sentence()).append(".\n");
    }
    text.append("\n| proven on | keeps | does not promise, and why |\n| --- | --- | --- |\n");
    contracts.forEach(contract -> text.append(line(contract)));
    return text.append(END).toString();
  }

  private static String line(Contract contract) {
    int kept = Promise.values().length - contract.waived().size();
    String waived =
        contract.waived().stream()
            .map(one -> "**" + words(one.promise()) + "**: " + one.because())
            .collect(Collectors.joining("<br>"));
    return "| %s | %d of %d | %s |\n"
        .formatted(contract.proves().on(), kept, Promise.values().length, waived);
  }

  private static String words(Promise promise) {
    return promise.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
