package org.fingerpost.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.fingerpost.connector.contract.Contracts.Contract;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {
  private static final Path PAGE = Path.of("docs/contract.md");
  private static final String WRITE =
      "./mvnw -Dfast -pl connectors -am test -Dtest=ContractCoverageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write=true";

  private final Contracts contracts = new Contracts();

  @Test
  void every_connector_has_a_contract_test() {
    Set<String> proven =
        contracts.all().stream()
            .map(contract -> contract.proves().value().getName())
            .collect(Collectors.toSet());
    assertThat(contracts.connectors()).isNotEmpty();
    assertThat(proven)
        .as("a connector without a test class that subclasses ConnectorContract and says @Proves")
        .containsAll(contracts.connectors());
  }

  @Test
  void every_waiver_gives_its_reason_once() {
    for (Contract contract : contracts.all()) {
      assertThat(contract.waived())
          .as(contract.test().getName())
          .allMatch(waived -> waived.because().length() > 20)
          .extracting(Waived::promise)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void the_page_of_promises_says_what_the_tests_say() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(ContractPage.BEGIN);
    int end = page.indexOf(ContractPage.END) + ContractPage.END.length();
    assertThat(begin).as("the place for the table in " + PAGE).isNotNegative();
    String made = new ContractPage(contracts.all()).text();
    if (Boolean.getBoolean("contract.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + made + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end))
        .as("%s is older than the contract tests; write it anew: %s", PAGE, WRITE)
        .isEqualTo(made);
  }
}
