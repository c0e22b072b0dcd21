import java.io.IOException;

class Solution {
  static class Missing extends Exception {
    Missing(String what, Throwable cause) {
      super(what, cause);
    }
  }

  static int find(String key) throws Missing {
    try {
      if (key.isEmpty()) throw new IOException("empty");
      return key.length();
    } catch (IOException | IllegalStateException problem) {
      throw new Missing(key, problem);
    } finally {
      key = null;
    }
  }
}
