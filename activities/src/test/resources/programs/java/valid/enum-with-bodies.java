enum Operation {
  PLUS("+") {
    @Override
    int apply(int a, int b) {
      return a + b;
    }
  },
  TIMES("*") {
    @Override
    int apply(int a, int b) {
      return a * b;
    }
  };

  final String symbol;

  Operation(String symbol) {
    this.symbol = symbol;
  }

  abstract int apply(int a, int b);

  static int evaluate(String symbol, int a, int b) {
    for (Operation operation : values()) if (operation.symbol.equals(symbol)) return operation.apply(a, b);
    throw new IllegalArgumentException(symbol);
  }
}
