package dev.weavergen.memory.budget;

import dev.weavergen.domain.generation.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** What a purse measures, and how its amounts are written. */
enum Measure {
  USD {
    @Override
    String written(BigDecimal amount) {
      return amount
          .setScale(USD_DECIMALS, RoundingMode.CEILING)
          .stripTrailingZeros()
          .toPlainString();
    }

    @Override
    String shortage(BigDecimal limit, BigDecimal left, BigDecimal wanted) {
      return "of the budget of $%s there are $%s left, and the call may cost $%s"
          .formatted(written(limit), floor(left), written(wanted));
    }

    private static String floor(BigDecimal amount) {
      return amount.setScale(USD_DECIMALS, RoundingMode.FLOOR).stripTrailingZeros().toPlainString();
    }
  },
  TOKENS {
    @Override
    String written(BigDecimal amount) {
      return amount.toBigInteger().toString();
    }

    @Override
    String shortage(BigDecimal limit, BigDecimal left, BigDecimal wanted) {
      return "of the budget of %s tokens there are %s left, and the call may take %s"
          .formatted(written(limit), written(left), written(wanted));
    }
  },
  TIME {
    @Override
    String written(BigDecimal millis) {
      return Durations.format(Duration.ofMillis(millis.toBigInteger().longValue()));
    }

    @Override
    String shortage(BigDecimal limit, BigDecimal left, BigDecimal wanted) {
      return "the budget's %s have passed".formatted(written(limit));
    }
  };

  /** A token of the cheapest models costs a hundredth of a millionth of a dollar. */
  private static final int USD_DECIMALS = 8;

  abstract String written(BigDecimal amount);

  abstract String shortage(BigDecimal limit, BigDecimal left, BigDecimal wanted);
}
