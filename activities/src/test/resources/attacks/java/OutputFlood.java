// expect: output
/** Prints for ever. */
class OutputFlood {
  static String attack() {
    while (true) {
      System.out.println("x".repeat(1000));
    }
  }
}
