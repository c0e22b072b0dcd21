import java.util.*;
class Solution {
  static int f() {
    List<Object> objects = new ArrayList<String>();
    return objects.size();
  }
}
