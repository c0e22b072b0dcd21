// expect: syntax or load
/** Writes a unicode escape that is none, and a character that ends the file. */
class CompilerEscapes {
  static String attack() {
    return "\uZZZZ";
  }
}
