package org.fingerpost.route.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.flow.RewindingClientFactory;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Topics;

/**
 * Has a member's topic normalised from its beginning again. What comes out as before changes
 * nothing: every message carries the position of its own version.
 */
final class NormaliseOrders implements OrderHandler {
  private static final int PATIENCE_SECONDS = 30;

  private final List<MemberDescriptor> members;
  private final RewindingClientFactory clients;

  NormaliseOrders(List<MemberDescriptor> members, RewindingClientFactory clients) {
    this.members = members;
    this.clients = clients;
  }

  @Override
  public Set<Order.Action> actions() {
    return Set.of(Order.Action.RENORMALISE);
  }

  @Override
  public ObjectNode carryOut(Order order)
      throws InterruptedException, ExecutionException, TimeoutException {
    String member = order.target().path("member").asText();
    if (members.stream().noneMatch(each -> each.id().equals(member))) {
      throw new OrderRefusedException(
          "No member %s is described to this hub. Nothing was done.".formatted(member));
    }
    boolean isOurs =
        clients.readAgain(Topics.memberRecords(member)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!isOurs) {
      throw new IllegalStateException("another process reads the topic of member " + member);
    }
    return Json.object().put("state", "reading the member's topic from its beginning");
  }
}
