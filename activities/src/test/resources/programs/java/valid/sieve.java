import java.util.*;

class Solution {
  static List<Integer> primes(int below) {
    BitSet composite = new BitSet(below);
    List<Integer> found = new ArrayList<>();
    for (int n = 2; n < below; n++) {
      if (composite.get(n)) continue;
      found.add(n);
      for (long m = (long) n * n; m < below; m += n) composite.set((int) m);
    }
    return found;
  }
}
