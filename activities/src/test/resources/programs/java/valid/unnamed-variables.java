import java.util.List;

class Solution {
  static int count(List<String> items) {
    int count = 0;
    for (String _ : items) count++;
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException _) {
      count++;
    }
    return count;
  }
}
