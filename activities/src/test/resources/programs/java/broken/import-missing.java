class Solution {
  static int f() { return new ArrayList<Integer>().size(); }
}
