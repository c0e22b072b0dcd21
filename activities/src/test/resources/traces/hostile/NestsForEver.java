import java.util.ArrayList;
import java.util.List;

class Solution {
  static class Node {
    Node self = this;
    List<Object> inside = new ArrayList<>();
  }

  static int f(int n) {
    Node node = new Node();
    node.inside.add(node.inside);
    node.inside.add(node);
    Object[] array = new Object[9];
    java.util.Arrays.fill(array, array);
    if (n > 0) {
      n++;
    }
    return n;
  }
}
