// expect: returned or broken or crash or timeout
// limits: brief
/** Writes to every descriptor for ever, from a thread. */
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.lang.reflect.Field;

class FramesForged {
  static String attack() throws Exception {
    Thread writer = new Thread(FramesForged::scribble);
    writer.setDaemon(true);
    writer.start();
    Thread.sleep(20);
    return "contained";
  }

  static void scribble() {
    FileOutputStream[] ends = {new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)};
    while (true) {
      for (FileOutputStream end : ends) {
        try {
          end.write("\u0000\u0000\u0000\u0005rubbish\n".repeat(100).getBytes());
        } catch (java.io.IOException closed) {
          return;
        }
      }
      for (int number = 3; number < 64; number++) {
        try {
          new FileOutputStream("/proc/self/fd/" + number).write(1);
        } catch (java.io.IOException refused) {
          // the next one
        }
      }
    }
  }
}
