package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReadAheadTest {
  @Test
  void pages_are_taken_in_order_and_in_the_callers_own_thread() throws Exception {
    List<String> taken = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();

    ReadAhead.run(
        pages -> give(pages, 1, 50),
        page -> {
          taken.add(page.next().text());
          threads.add(Thread.currentThread());
        });

    assertThat(taken).containsExactlyElementsOf(names(1, 50));
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void the_next_page_is_read_while_one_is_taken_and_only_so_many_stand_ready() throws Exception {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();

    ReadAhead.run(
        pages -> {
          for (int i = 1; i <= 20; i++) {
            most.accumulateAndGet(read.incrementAndGet() - taken.get(), Math::max);
            pages.accept(page(i));
          }
        },
        page -> {
          int before = taken.incrementAndGet();
          if (before < 18) {
            await().until(() -> read.get() > before);
          }
        });

    assertThat(most.get()).as("one taken, one ready, one in hand").isLessThanOrEqualTo(3);
  }

  @Test
  void what_was_read_before_a_failure_is_taken_and_then_the_failure_is_told() {
    List<String> taken = new ArrayList<>();

    assertThatThrownBy(
            () ->
                ReadAhead.run(
                    pages -> {
                      give(pages, 1, 3);
                      throw new SQLException("the server went away");
                    },
                    page -> taken.add(page.next().text())))
        .isInstanceOf(SQLException.class)
        .hasMessage("the server went away");
    assertThat(taken).containsExactly("1", "2", "3");
  }

  @Test
  void a_page_that_cannot_be_taken_ends_the_reading_before_the_caller_goes_on() {
    AtomicBoolean reading = new AtomicBoolean(true);

    assertThatThrownBy(
            () ->
                ReadAhead.run(
                    pages -> {
                      try {
                        give(pages, 1, 1_000);
                      } finally {
                        reading.set(false);
                      }
                    },
                    page -> {
                      throw new IllegalStateException("the broker is away");
                    }))
        .hasMessage("the broker is away");
    assertThat(reading).as("somebody still reads on the connection").isFalse();
  }

  @Test
  void a_caller_that_is_interrupted_stops_the_reading() throws Exception {
    AtomicBoolean reading = new AtomicBoolean(true);
    AtomicBoolean gaveUp = new AtomicBoolean();
    CountDownLatch never = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              try {
                ReadAhead.run(
                    pages -> {
                      try {
                        never.await();
                      } finally {
                        reading.set(false);
                      }
                    },
                    page -> {});
              } catch (InterruptedException e) {
                gaveUp.set(true);
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    caller.start();
    await().until(() -> caller.getState() == Thread.State.WAITING);

    caller.interrupt();
    caller.join();

    assertThat(gaveUp).isTrue();
    assertThat(reading).isFalse();
  }

  private static void give(PageSink pages, int first, int last) throws InterruptedException {
    for (int i = first; i <= last; i++) {
      pages.accept(page(i));
    }
  }

  private static Page page(int number) {
    return new Page(List.of(), new Position(Integer.toString(number)));
  }

  private static List<String> names(int first, int last) {
    List<String> names = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }
}
