package org.fingerpost.infra.demo.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fingerpost.infra.demo.invent.County;
import org.fingerpost.infra.demo.system.MemberSystemException;

/**
 * Invented people at work: about every second one of them does something at one member's system, in
 * the way in which that system is used. It goes on from whatever stands in the systems.
 */
public final class DemoLife implements AutoCloseable {
  private static final int SHORTEST_PAUSE_MS = 500;
  private static final int LONGEST_PAUSE_MS = 2000;

  private final Action.World world;
  private final Consumer<String> lines;
  private final List<Action> chances = chances();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::live, "demo-life");

  /**
   * People who have not begun yet.
   *
   * @param lines is told each thing they do
   */
  public DemoLife(County county, List<Office> offices, Random random, Consumer<String> lines) {
    this.world = new Action.World(county, random, List.copyOf(offices));
    this.lines = lines;
  }

  private static List<Action> chances() {
    List<Action> chances = new ArrayList<>();
    often(chances, 5, GroupActions::newPhone);
    often(chances, 3, GroupActions::moves);
    often(chances, 3, GroupActions::newGroup);
    often(chances, 3, GroupActions::duplicate);
    often(chances, 2, GroupActions::struckOff);
    often(chances, 3, GroupActions::consentTurned);
    often(chances, 4, DeskActions::activity);
    often(chances, 5, DeskActions::enquiry);
    often(chances, 1, DeskActions::badRow);
    often(chances, 1, DeskActions::slip);
    often(chances, 1, DeskActions::putRight);
    often(chances, 1, DeskActions::slowSave);
    return List.copyOf(chances);
  }

  private static void often(List<Action> chances, int times, Action action) {
    for (int i = 0; i < times; i++) {
      chances.add(action);
    }
  }

  /** Lets them begin. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void live() {
    try {
      do {
        settle();
        step().ifPresent(lines);
      } while (!stop.await(pause(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets somebody do one thing; empty when nobody found an occasion. */
  public Optional<String> step() {
    for (int attempt = 0; attempt < chances.size(); attempt++) {
      Office office = Office.anyOf(world.random(), world.offices()).orElseThrow();
      Optional<String> done =
          Office.anyOf(world.random(), chances).flatMap(action -> attempt(action, office));
      if (done.isPresent()) {
        return done;
      }
    }
    return Optional.empty();
  }

  private Optional<String> attempt(Action action, Office office) {
    String name = office.member().name();
    try {
      return action.at(office, world).map(sentence -> name + ": " + sentence);
    } catch (MemberSystemException e) {
      return Optional.of(name + ": their system does not answer; they try again later");
    }
  }

  private void settle() {
    for (Office office : world.offices()) {
      try {
        office.system().settle();
      } catch (MemberSystemException e) {
        lines.accept(office.member().name() + ": their system does not answer");
      }
    }
  }

  private long pause() {
    return SHORTEST_PAUSE_MS + world.random().nextInt(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
  }

  /** Lets them finish what they are at, and go home. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
