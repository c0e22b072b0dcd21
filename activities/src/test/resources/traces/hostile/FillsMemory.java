import java.util.ArrayList;
import java.util.List;

class Solution {
  static int f(int n) {
    List<long[]> all = new ArrayList<>();
    while (true) {
      all.add(new long[1 << 20]);
    }
  }
}
