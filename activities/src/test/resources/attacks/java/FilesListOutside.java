// expect: contained
/** Lists folders of the host. */
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FilesListOutside {
  static String attack() {
    for (String folder : List.of("@WRITABLE_DIR@", "/root", "/home", "/tmp", "/var/log", "/boot")) {
      String[] names = new File(folder).list();
      if (names != null && names.length > 0) {
        return "ESCAPED: listed " + folder;
      }
      try (var entries = Files.list(Path.of(folder))) {
        if (entries.findAny().isPresent()) {
          return "ESCAPED: listed " + folder;
        }
      } catch (Exception refused) {
        // the next one
      }
    }
    return "contained";
  }
}
