class Solution {
  enum Day { SATURDAY, SUNDAY, MONDAY }

  static int hours(Day day) {
    return switch (day) {
      case SATURDAY, SUNDAY -> 0;
      case MONDAY -> {
        int base = 4;
        yield base * 2;
      }
    };
  }
}
