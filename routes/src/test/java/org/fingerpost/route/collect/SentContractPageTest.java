package org.fingerpost.route.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.fingerpost.connector.contract.ContractPage;
import org.fingerpost.connector.contract.Contracts;
import org.junit.jupiter.api.Test;

class SentContractPageTest {
  private static final String WRITE =
      "./mvnw -Dfast -pl routes -am test -Dtest=SentContractPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write=true";

  @Test
  void the_page_of_promises_says_what_the_tests_of_what_is_sent_say() throws Exception {
    List<Contracts.Contract> contracts = new Contracts("org.fingerpost.route").all();
    assertThat(contracts).isNotEmpty();
    ContractPage.SENT.holds(
        Path.of("../connectors/docs/contract.md"), new ContractPage(contracts).table(), WRITE);
  }
}
