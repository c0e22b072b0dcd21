// expect: contained or syntax or load or memory or timeout
/** Has constants that the compiler folds into ever longer texts. */
class CompilerHugeConstants {
  static final String A = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
  static final String B = A + A + A + A + A + A + A + A + A + A + A + A + A + A + A + A;
  static final String C = B + B + B + B + B + B + B + B + B + B + B + B + B + B + B + B;
  static final String D = C + C + C + C + C + C + C + C + C + C + C + C + C + C + C + C;
  static final String E = D + D + D + D + D + D + D + D + D + D + D + D + D + D + D + D;
  static final String F = E + E + E + E + E + E + E + E + E + E + E + E + E + E + E + E;
  static final String G = F + F + F + F + F + F + F + F + F + F + F + F + F + F + F + F;

  static String attack() {
    return G.isEmpty() ? "ESCAPED" : "contained";
  }
}
