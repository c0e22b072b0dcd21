// expect: crash 0 ; crash 0 ; returned
// calls: attack(0) ; attack(1) ; benign()
/** Ends the virtual machine in an orderly way. */
class EndsByExit {
  static String attack(int code) {
    System.exit(code);
    return "ESCAPED: went on";
  }

  static int benign() {
    return 4;
  }
}
