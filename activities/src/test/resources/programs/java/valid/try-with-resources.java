class Resource implements AutoCloseable {
  static int open;

  Resource() {
    open++;
  }

  @Override
  public void close() {
    open--;
  }

  static int leaked() {
    Resource outside = new Resource();
    try (outside; var inside = new Resource()) {
      return open - 2;
    }
  }
}
