package dev.weavergen.memory.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A folder of things that are made once and may be deleted at any time. A thing is made beside its
 * place and moved there when it is complete, by one process at a time; what a killed process left
 * half made is deleted by the next.
 */
final class Cache {
  /** File locks are between processes; this one is between our own threads. */
  private static final ReentrantLock OURS = new ReentrantLock();

  private final Path folder;

  Cache(Path folder) {
    this.folder = folder;
  }

  /** Fills an empty folder. */
  interface Maker {
    void make(Path target) throws IOException;
  }

  /** The folder of that name, made now if it is not there. */
  Path entry(String name, Maker maker) {
    Path entry = folder.resolve(name);
    if (Files.isDirectory(entry)) {
      return entry;
    }
    OURS.lock();
    try {
      make(entry, maker);
      return entry;
    } catch (IOException e) {
      throw Folders.unavailable("cannot prepare the embedded PostgreSQL in " + folder, e);
    } finally {
      OURS.unlock();
    }
  }

  private void make(Path entry, Maker maker) throws IOException {
    Folders.createPrivate(folder);
    Path lockFile = folder.resolve("lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (Files.isDirectory(entry)) {
        return;
      }
      Path part = folder.resolve(entry.getFileName() + ".part");
      Folders.delete(part);
      Folders.createPrivate(part);
      maker.make(part);
      Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
