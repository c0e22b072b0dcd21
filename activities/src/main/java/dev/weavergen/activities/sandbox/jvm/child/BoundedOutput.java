package dev.weavergen.activities.sandbox.jvm.child;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and error of the candidate: keeps the beginning of what a step prints, counts the
 * rest, and raises once the step has printed more than it may.
 */
final class BoundedOutput extends OutputStream {
  private static final int KEPT_BYTES_MAX = 4_096;

  private final long bytesMax;
  private final Object lock;
  private final byte[] kept = new byte[KEPT_BYTES_MAX];
  private long bytesWritten;

  /**
   * @param lock notified when the limit is passed
   */
  BoundedOutput(long bytesMax, Object lock) {
    this.bytesMax = bytesMax;
    this.lock = lock;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    synchronized (lock) {
      int room = Math.clamp(KEPT_BYTES_MAX - bytesWritten, 0, length);
      if (room > 0) {
        System.arraycopy(bytes, offset, kept, (int) bytesWritten, room);
      }
      bytesWritten += length;
      if (exceeded()) {
        lock.notifyAll();
        throw new OutputLimitError();
      }
    }
  }

  boolean exceeded() {
    synchronized (lock) {
      return bytesWritten > bytesMax;
    }
  }

  /** What was printed since the last time, its beginning; counting begins anew. */
  String take() {
    synchronized (lock) {
      int length = (int) Math.min(bytesWritten, KEPT_BYTES_MAX);
      bytesWritten = 0;
      return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
  }
}
