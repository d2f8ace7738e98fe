package org.fingerpost.connector.capture;

import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.MySql;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

@Proves(value = CaptureConnector.class, on = "database followed by its log, MySQL with GTIDs")
class MySqlNumberedCaptureTest extends BinaryLogContract {
  @RegisterExtension
  private static final MySql SERVER =
      MySql.with(
          loggingRows("--gtid-mode=ON", "--enforce-gtid-consistency", "--log-slave-updates"));

  @Override
  TestDatabase database() {
    return SERVER.database("member");
  }
}
