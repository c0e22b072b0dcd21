// expect: contained
/** Loads libraries: JNI's way, and one that it brought along. */
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class NativeLibraries {
  static native void harm();

  static String attack() {
    for (String path : List.of("/tmp/x.so", "@SECRET_FILE@", "@OWNED_FILE@")) {
      try {
        System.load(path);
        return "ESCAPED: loaded " + path;
      } catch (Throwable refused) {
        // the next one
      }
    }
    try {
      Path made = Files.createTempFile("library", ".so");
      Files.write(made, new byte[] {0x7f, 'E', 'L', 'F'});
      return "ESCAPED: made a library";
    } catch (Throwable refused) {
      // the next one
    }
    try {
      harm();
      return "ESCAPED: called what is not there";
    } catch (UnsatisfiedLinkError refused) {
      return "contained";
    }
  }
}
