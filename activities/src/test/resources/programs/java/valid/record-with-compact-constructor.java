public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {
  public Fraction {
    if (denominator == 0) throw new ArithmeticException("denominator");
    long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
    numerator /= divisor;
    denominator /= divisor;
  }

  static long gcd(long a, long b) {
    return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
  }

  @Override
  public int compareTo(Fraction other) {
    return Long.compare(numerator * other.denominator, other.numerator * denominator);
  }
}
