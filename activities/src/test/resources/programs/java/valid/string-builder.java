class Solution {
  static String caesar(String text, int shift) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (Character.isUpperCase(c)) out.append((char) ('A' + (c - 'A' + shift) % 26));
      else if (Character.isLowerCase(c)) out.append((char) ('a' + (c - 'a' + shift) % 26));
      else out.append(c);
    }
    return out.reverse().reverse().toString();
  }
}
