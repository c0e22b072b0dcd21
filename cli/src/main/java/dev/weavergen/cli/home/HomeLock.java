package dev.weavergen.cli.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock on a file that the operating system gives back when its holder dies, however it dies. */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  @SuppressWarnings("UnusedVariable") // held, so that it is not collected with the lock in it
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** The lock for one holder, or empty when another process has it. */
  public static Optional<HomeLock> exclusive(Path file) throws IOException {
    return take(file, false);
  }

  /** The lock beside other sharers, or empty when a process has it for itself. */
  public static Optional<HomeLock> shared(Path file) throws IOException {
    return take(file, true);
  }

  private static Optional<HomeLock> take(Path file, boolean shared) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new HomeLock(channel, lock));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
