abstract class Builder<B extends Builder<B>> {
  protected final StringBuilder text = new StringBuilder();

  abstract B self();

  B add(Object part) {
    text.append(part);
    return self();
  }
}

class Solution extends Builder<Solution> {
  @Override
  Solution self() {
    return this;
  }

  static String joined(Object... parts) {
    Solution builder = new Solution();
    for (Object part : parts) builder.add(part);
    return builder.text.toString();
  }
}
