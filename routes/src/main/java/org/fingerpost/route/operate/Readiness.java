package org.fingerpost.route.operate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Asks everything that the hub needs, all at once, and waits no longer than it was told to. One
 * question at a time is under way to each: askers who come meanwhile get its answer too, so that a
 * dependency that hangs never piles up threads.
 */
final class Readiness implements AutoCloseable {
  private final List<Question> questions;
  private final ExecutorService threads;
  private final Duration patience;

  Readiness(List<Dependency> dependencies, Duration patience) {
    this.questions = dependencies.stream().map(Question::new).toList();
    this.threads = Executors.newFixedThreadPool(dependencies.size(), Readiness::thread);
    this.patience = patience;
  }

  /** What one dependency answered. */
  record Answer(String name, boolean isThere, String advice) {}

  /** Of everything that is asked. */
  List<String> names() {
    return questions.stream().map(question -> question.dependency.name()).toList();
  }

  List<Answer> answers() {
    List<CompletableFuture<Answer>> asked = questions.stream().map(Question::ask).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "readiness");
    thread.setDaemon(true);
    return thread;
  }

  private final class Question {
    private final Dependency dependency;
    private CompletableFuture<Answer> underWay;

    Question(Dependency dependency) {
      this.dependency = dependency;
      this.underWay = CompletableFuture.completedFuture(answer(true));
    }

    CompletableFuture<Answer> ask() {
      return underWay()
          .copy()
          .completeOnTimeout(answer(false), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<Answer> underWay() {
      if (underWay.isDone()) {
        underWay = CompletableFuture.supplyAsync(this::check, threads);
      }
      return underWay;
    }

    private Answer check() {
      try {
        dependency.check();
        return answer(true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answer(false);
      } catch (Exception e) {
        return new Answer(dependency.name(), false, dependency.advice(e));
      }
    }

    private Answer answer(boolean isThere) {
      return new Answer(dependency.name(), isThere, isThere ? "" : dependency.advice());
    }
  }
}
