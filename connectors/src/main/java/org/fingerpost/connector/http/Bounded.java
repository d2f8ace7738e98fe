package org.fingerpost.connector.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Gives a body up as soon as it is longer than it may be. */
final class Bounded<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> inner;
  private final long most;
  private Flow.Subscription subscription;
  private long taken;

  Bounded(BodySubscriber<T> inner, long most) {
    this.inner = inner;
    this.most = most;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    inner.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      taken += buffer.remaining();
    }
    if (taken > most) {
      subscription.cancel();
      inner.onError(new TooLongException());
    } else {
      inner.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable failure) {
    inner.onError(failure);
  }

  @Override
  public void onComplete() {
    inner.onComplete();
  }

  @Override
  public CompletionStage<T> getBody() {
    return inner.getBody();
  }

  /** A body that is longer than it may be. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
