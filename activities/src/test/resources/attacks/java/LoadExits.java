// expect: load crash 0 or crash 0
/** Ends the virtual machine while it is initialised. */
class LoadExits {
  static {
    System.exit(0);
  }

  static String attack() {
    return "ESCAPED: initialised";
  }
}
