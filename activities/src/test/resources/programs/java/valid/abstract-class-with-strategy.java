import java.util.List;

abstract class Pricing {
  abstract long cents(long base);

  static Pricing discount(int percent) {
    return new Pricing() {
      @Override
      long cents(long base) {
        return base - base * percent / 100;
      }
    };
  }
}

class Solution {
  static long total(List<Long> items, int percent) {
    long sum = 0;
    for (long item : items) {
      sum += Pricing.discount(percent).cents(item);
    }
    return sum;
  }
}
