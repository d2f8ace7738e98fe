package org.fingerpost.route.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Chunks as the server reads a body, compressed or plain. */
final class ChunkStream extends InputStream {
  private final Chunks chunks;
  private final ByteArrayOutputStream ready = new ByteArrayOutputStream(1 << 16);
  private final Optional<GZIPOutputStream> gzip;
  private final Runnable cut;
  private byte[] current = new byte[0];
  private int position;
  private boolean isEnded;

  private ChunkStream(Chunks chunks, boolean compressed, Runnable cut) throws IOException {
    this.chunks = chunks;
    this.cut = cut;
    this.gzip =
        compressed ? Optional.of(new GZIPOutputStream(ready, 1 << 13, true)) : Optional.empty();
  }

  /**
   * The chunks as one body.
   *
   * @param cut breaks the connection off, when there is no next part though there should be
   */
  static InputStream of(Chunks chunks, boolean compressed, Runnable cut) {
    try {
      return new ChunkStream(chunks, compressed, cut);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory does not fail", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (position == current.length && !isEnded) {
      fill();
    }
    if (position == current.length) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, into, offset, count);
    position += count;
    return count;
  }

  private void fill() throws IOException {
    Optional<byte[]> chunk = next();
    isEnded = chunk.isEmpty();
    if (gzip.isEmpty()) {
      current = chunk.orElseGet(() -> new byte[0]);
    } else {
      compress(gzip.get(), chunk);
      current = ready.toByteArray();
      ready.reset();
    }
    position = 0;
  }

  private static void compress(GZIPOutputStream gzip, Optional<byte[]> chunk) throws IOException {
    if (chunk.isPresent()) {
      gzip.write(chunk.get());
      gzip.flush();
    } else {
      gzip.finish();
    }
  }

  private Optional<byte[]> next() throws IOException {
    try {
      return chunks.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cutOff(e);
    } catch (Exception e) {
      throw cutOff(e);
    }
  }

  /** Whoever asked must not take what came for the whole. */
  private IOException cutOff(Exception cause) {
    cut.run();
    // Without the cause, which may quote a record: this is logged on the way out.
    return new IOException(
        "the rest of the answer could not be made: " + cause.getClass().getName());
  }

  @Override
  public void close() {
    chunks.close();
  }
}
