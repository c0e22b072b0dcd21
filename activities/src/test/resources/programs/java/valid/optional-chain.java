import java.util.Optional;

class Solution {
  static String initials(String name) {
    return Optional.ofNullable(name)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(0, 1).toUpperCase())
        .orElse("?");
  }
}
