package org.fingerpost.route.collect;

import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Waived;

/** What is pushed over HTTP, by a sender that sends each request twice. */
@Proves(value = SentRecords.class, on = "push over HTTP")
@Waived(
    promise = Promise.LATE_COMMITS,
    because = "Only the sender knows of its transactions; it sends what is committed.")
@Waived(
    promise = Promise.DRIFT,
    because =
        "Only the sender knows its columns. One that is sent no longer is empty from then on in the records that are sent.")
@Waived(
    promise = Promise.AWAY_AND_BACK,
    because =
        "A sender that is away cannot be told from one that has nothing to say. Where the hub is away the sender gets 503 or no answer, and sends the same again (`PushRoutesTest`).")
@Waived(
    promise = Promise.SLOW_CONSUMER,
    because =
        "The sender decides how much comes at once, up to 5 MB; a request is answered when it is safe, so a slow hub slows its sender.")
class PushContractTest extends ConnectorContract {
  @Override
  protected MemberSystem newSystem() throws Exception {
    return new PushingSystem();
  }
}
