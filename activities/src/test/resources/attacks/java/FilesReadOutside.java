// expect: contained
/** Reads files of the host by every means of the library. */
import java.io.FileInputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FilesReadOutside {
  interface Means {
    Object read(String path) throws Exception;
  }

  static final List<Means> MEANS =
      List.of(
          path -> Files.readAllBytes(Path.of(path)),
          path -> new FileInputStream(path).read(),
          path -> new RandomAccessFile(path, "r").read(),
          path -> FileChannel.open(Path.of(path)).size(),
          path -> URI.create("file://" + path).toURL().openStream().read(),
          path -> new java.util.Scanner(new java.io.File(path)).nextLine());

  static String attack() {
    for (String path : List.of("@SECRET_FILE@", "/etc/passwd", "/etc/shadow", "/root/.bashrc", "/etc/hostname", "/proc/1/environ", "/proc/@WORKER@/environ", "/proc/@WORKER@/cmdline", "/proc/@VICTIM@/maps")) {
      for (Means means : MEANS) {
        try {
          if (means.read(path) instanceof byte[] bytes && bytes.length == 0) {
            continue;
          }
          return "ESCAPED: read " + path;
        } catch (Exception | Error refused) {
          // the next one
        }
      }
    }
    return "contained";
  }
}
