import java.util.HashMap;
import java.util.Map;

class Solution {
  private static final Map<Integer, Long> KNOWN = new HashMap<>();

  static long fibonacci(int n) {
    if (n < 2) return n;
    Long known = KNOWN.get(n);
    if (known != null) return known;
    long value = fibonacci(n - 1) + fibonacci(n - 2);
    KNOWN.put(n, value);
    return value;
  }
}
