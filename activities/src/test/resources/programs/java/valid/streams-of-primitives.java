import java.util.stream.*;

class Solution {
  static double average(int... values) {
    return IntStream.of(values).filter(v -> v % 2 == 0).mapToLong(v -> v).average().orElse(Double.NaN);
  }

  static String spelled(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
  }
}
