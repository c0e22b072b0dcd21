import java.util.*;

class Solution {
  static int f(List<? extends Number> numbers) {
    var sum = 0;
    for (var number : numbers) sum += number.intValue();
    var anonymous = new Object() { int extra = 1; };
    return sum + anonymous.extra;
  }
}
