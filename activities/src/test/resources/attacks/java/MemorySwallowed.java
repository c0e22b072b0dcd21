// expect: memory or timeout or crash
// limits: brief
/** Catches the refusal and goes on filling the heap with small objects. */
class MemorySwallowed {
  static Object[] chain;

  static String attack() {
    while (true) {
      try {
        while (true) {
          chain = new Object[] {chain, new byte[64]};
        }
      } catch (OutOfMemoryError again) {
        chain = new Object[] {chain};
      }
    }
  }
}
