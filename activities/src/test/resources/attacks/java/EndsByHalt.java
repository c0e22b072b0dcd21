// expect: crash 0 ; crash
// calls: attack(0) ; attack(137)
/** Ends the virtual machine at once. */
class EndsByHalt {
  static String attack(int code) {
    Runtime.getRuntime().halt(code);
    return "ESCAPED: went on";
  }
}
