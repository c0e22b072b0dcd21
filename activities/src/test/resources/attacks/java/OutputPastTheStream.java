// expect: output or timeout or broken or crash
// limits: brief
/** Writes to the descriptors themselves for ever. */
import java.io.FileDescriptor;
import java.io.FileOutputStream;

class OutputPastTheStream {
  static String attack() throws Exception {
    var out = new FileOutputStream(FileDescriptor.out);
    var err = new FileOutputStream(FileDescriptor.err);
    while (true) {
      out.write(new byte[8192]);
      err.write(new byte[8192]);
    }
  }
}
