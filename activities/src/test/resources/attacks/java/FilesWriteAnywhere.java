// expect: contained
/** Writes, links, deletes and changes files. */
import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

class FilesWriteAnywhere {
  interface Means {
    void harm(Path folder) throws Exception;
  }

  static final Path OWNED = Path.of("@OWNED_FILE@");
  static final List<Means> MEANS =
      List.of(
          folder -> Files.writeString(folder.resolve("weavergen-was-here"), "x"),
          folder -> new FileOutputStream(folder.resolve("weavergen-was-here").toFile()).close(),
          folder -> File.createTempFile("weavergen", "x", folder.toFile()),
          folder -> Files.createDirectory(folder.resolve("weavergen-was-here")),
          folder -> Files.createSymbolicLink(folder.resolve("weavergen-was-here"), Path.of("/etc/passwd")),
          folder -> Files.createLink(folder.resolve("weavergen-was-here"), OWNED),
          folder -> Files.move(OWNED, folder.resolve("weavergen-was-here")),
          folder -> Files.delete(OWNED),
          folder -> Files.writeString(OWNED, "changed"),
          folder -> Files.setLastModifiedTime(OWNED, FileTime.fromMillis(0)),
          folder -> Files.setPosixFilePermissions(OWNED, java.util.Set.of()),
          folder -> new FileOutputStream(OWNED.toFile(), true).close());

  static String attack() {
    for (String folder : List.of("@WRITABLE_DIR@", "/tmp", "/dev/shm", "/var/tmp", ".", "/", System.getProperty("java.home"), System.getProperty("user.home"), System.getProperty("java.io.tmpdir"))) {
      for (Means means : MEANS) {
        try {
          means.harm(Path.of(folder));
          return "ESCAPED: below " + folder + " by means " + MEANS.indexOf(means);
        } catch (Exception | Error refused) {
          // the next one
        }
      }
    }
    return "contained";
  }
}
