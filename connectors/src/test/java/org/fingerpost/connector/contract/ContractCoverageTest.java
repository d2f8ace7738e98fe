package org.fingerpost.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

  private final Contracts contracts = new Contracts("org.fingerpost.connector");

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
    ContractPage.CONNECTORS.holds(PAGE, new ContractPage(contracts.all()).text(), WRITE);
  }
}
