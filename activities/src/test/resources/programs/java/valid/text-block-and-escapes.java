class Solution {
  static String poem() {
    return """
        Roses are "red",
          violets \\ are \
        blue\tand \u00e9
        """;
  }
}
