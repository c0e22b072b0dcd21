import module java.base;

class Solution {
  static List<Path> parents(String path) {
    return Stream.iterate(Path.of(path), Objects::nonNull, Path::getParent).toList();
  }
}
