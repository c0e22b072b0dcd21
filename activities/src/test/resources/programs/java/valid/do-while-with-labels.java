class Solution {
  static int firstPair(int[] values, int sum) {
    int i = 0;
    outer:
    do {
      for (int j = i + 1; j < values.length; j++) {
        if (values[i] == j) continue outer;
        if (values[i] + values[j] == sum) break outer;
      }
    } while (++i < values.length);
    return i;
  }
}
