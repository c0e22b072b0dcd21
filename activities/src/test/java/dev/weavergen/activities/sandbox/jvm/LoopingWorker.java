package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.Tier;

/** A worker in the middle of a batch, to be killed. */
final class LoopingWorker {
  private LoopingWorker() {}

  public static void main(String[] arguments) {
    JvmSettings best = JvmSettings.ofThisMachine();
    JvmSandbox sandbox =
        JvmSandbox.open(arguments[0].equals("L1") ? best : best.withTier(Tier.LANDLOCK));
    System.out.println(sandbox.tier());
    System.out.flush();
    while (true) {
      sandbox.run(
          java.util.List.of(
              OpenSandbox.order(
                  "f", "class A { static int f() { while (true) {} } }", "f()", "f()", "f()")));
    }
  }
}
