package org.fingerpost.route.publish;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.joint.FreshJoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a publisher going, and makes another when it fails. */
final class PublishLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PublishLoop.class);

  /** How long a turn waits for news; also how soon it notices that it is to stop. */
  private static final int PATIENCE_MILLIS = 250;

  private static final int PAUSE_MILLIS = 1_000;

  private final HubServices services;
  private final FreshJoints fresh;
  private final RouteBoard.Line line;
  private final IndexTurns index = new IndexTurns();
  private Optional<Publisher> publisher = Optional.empty();

  PublishLoop(HubServices services, FreshJoints fresh, RouteBoard.Line line) {
    this.services = services;
    this.fresh = fresh;
    this.line = line;
  }

  /** Sends what there is, or waits a little for more. */
  synchronized void turn() throws InterruptedException {
    if (line.isPaused()) {
      TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
      return;
    }
    try {
      Publisher current = current();
      if (current.isActive()) {
        publish(current);
      } else {
        fresh.clear();
        current.await(PAUSE_MILLIS);
      }
      line.working();
    } catch (SQLException | RuntimeException e) {
      fail(e);
    }
  }

  private Publisher current() throws SQLException {
    if (publisher.isEmpty()) {
      Publisher made = new Publisher(services, fresh);
      publisher = Optional.of(made);
      if (made.isActive()) {
        made.publishTerms();
      }
    }
    return publisher.get();
  }

  private void publish(Publisher current) throws SQLException, InterruptedException {
    int published = current.publishSome();
    int indexed = index.take(current, published > 0);
    if (published == 0 && indexed == 0) {
      current.await(PATIENCE_MILLIS);
    } else if (published > 0) {
      services.metrics().in(PublishRoutes.STAGE, published);
      services.metrics().out(PublishRoutes.STAGE, published);
      line.count("published", published);
      line.sawChange();
    }
  }

  private void fail(Exception problem) throws InterruptedException {
    LOG.warn("publish: what the outbox names could not be sent and is tried again", problem);
    services.metrics().failed(PublishRoutes.STAGE);
    line.failing(
        RouteBoard.State.FAILING_RETRIABLE,
        Optional.ofNullable(problem.getMessage()).orElse(problem.getClass().getSimpleName()));
    close();
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }

  /** Lets another publisher take over. */
  synchronized void close() {
    publisher.ifPresent(PublishLoop::close);
    publisher = Optional.empty();
  }

  private static void close(Publisher publisher) {
    try {
      publisher.close();
    } catch (SQLException e) {
      LOG.debug("The publisher's connection was gone already", e);
    }
  }
}
