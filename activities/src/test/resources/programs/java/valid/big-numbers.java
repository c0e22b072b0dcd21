import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

public class Solution {
  public static BigInteger factorial(int n) {
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }

  static BigDecimal half(BigDecimal amount) {
    return amount.divide(BigDecimal.TWO, 2, RoundingMode.HALF_EVEN);
  }
}
