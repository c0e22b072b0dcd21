package dev.weavergen.memory.embedded;

import dev.weavergen.memory.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whole folders: created for their owner alone, copied, deleted. */
final class Folders {
  private Folders() {}

  static void createPrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Copies files and folders with their permissions. */
  static void copy(Path source, Path target) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            return copied(visited);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return copied(file);
          }

          private FileVisitResult copied(Path path) throws IOException {
            Files.copy(
                path, target.resolve(source.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Says what failed, and what helps where that is known. */
  static DatabaseUnavailable unavailable(String what, IOException failure) {
    String reason =
        failure instanceof java.nio.file.AccessDeniedException denied
            ? "no permission for " + denied.getFile()
            : Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    return new DatabaseUnavailable(what + ": " + reason + cure(reason), failure);
  }

  static String cure(String reason) {
    return reason.contains("No space left on device") || reason.contains("Disk quota exceeded")
        ? "; free some disk space (about 200 MB) or choose another home"
        : "";
  }
}
