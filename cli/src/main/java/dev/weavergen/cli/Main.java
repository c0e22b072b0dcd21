package dev.weavergen.cli;

/** The process behind {@code ./weavergen}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int code = WeaverGen.run(Console.standard(), arguments);
    System.exit(code);
  }
}
