package org.fingerpost.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fingerpost.connector.contract.Contracts.Contract;

/** The parts of {@code connectors/docs/contract.md} that are made of the contract tests. */
public final class ContractPage {
  /** The promises, and what reads a system. */
  static final Part CONNECTORS =
      new Part(
          "<!-- Made of the contract tests; see the end of this page. -->\n",
          "<!-- Up to here. -->");

  /** What is sent instead of read. */
  public static final Part SENT =
      new Part(
          "<!-- Made of the contract tests of what is sent; see the end of this page. -->\n",
          "<!-- And up to here. -->");

  private final List<Contract> contracts;

  /** Of those tests. */
  public ContractPage(List<Contract> contracts) {
    this.contracts = contracts;
  }

  /** A part of the page, by the lines that it stands between. */
  public record Part(String begin, String end) {
    /**
     * Fails where the page says something else; or writes it, where {@code contract.write} is set.
     *
     * @param write the command that writes it
     */
    public void holds(Path file, String made, String write) throws IOException {
      String page = Files.readString(file);
      int from = page.indexOf(begin);
      int to = page.indexOf(end);
      assertThat(from).as("the place for the table in " + file).isNotNegative();
      if (Boolean.getBoolean("contract.write")) {
        Files.writeString(
            file, page.substring(0, from + begin.length()) + made + page.substring(to));
        return;
      }
      assertThat(page.substring(from + begin.length(), to))
          .as("%s is older than the contract tests; write it anew: %s", file, write)
          .isEqualTo(made);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Promise promise : Promise.values()) {
      text.append("- **").append(words(promise)).append("**: ");
      text.append(promise.sentence()).append(".\n");
    }
    return text.append('\n').append(table()).toString();
  }

  /** What each system promises, a line each. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append("| proven on | keeps | does not promise, and why |\n| --- | --- | --- |\n");
    contracts.forEach(contract -> text.append(line(contract)));
    return text.toString();
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
