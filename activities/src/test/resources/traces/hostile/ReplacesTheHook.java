package dev.weavergen.activities.sandbox.jvm.child;

class TraceHook {
  static int f(int n) {
    n++;
    return n;
  }
}
