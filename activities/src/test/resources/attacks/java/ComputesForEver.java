// expect: timeout
// limits: brief
/** Computes for ever in a loop that has no safe point, and catches what would end it. */
class ComputesForEver {
  static String attack() {
    while (true) {
      try {
        int number = 1;
        for (int i = 0; i != -1; i += 2) {
          number *= 3;
        }
        if (number == 0) {
          return "contained";
        }
      } catch (Throwable again) {
        continue;
      }
    }
  }
}
