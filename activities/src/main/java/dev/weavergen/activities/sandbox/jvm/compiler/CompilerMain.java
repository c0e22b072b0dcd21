package dev.weavergen.activities.sandbox.jvm.compiler;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The contained compiler: one request in, one answer out, until standard input ends. */
public final class CompilerMain {
  /** Deeply nested sources need it; what needs more is refused. */
  private static final long STACK_BYTES = 64L << 20;

  /** Enough for the compiler's own code to be compiled before the first program comes. */
  private static final int WARM_UP_ROUNDS = 8;

  private static final String WARM_UP =
      """
      import java.util.*; import java.util.stream.*;
      class Solution { record Pair(int a, int b) {} enum Kind { A, B }
        static List<Integer> f(int[] xs, Map<String, Integer> m) { List<Integer> out = new ArrayList<>();
          for (int x : xs) { if (x > 1 && x % 2 == 0) out.add(x * 2); else out.add(m.getOrDefault("" + x, 0)); }
          for (int i = 0; i < out.size(); i++) while (out.get(i) > 9) out.set(i, out.get(i) - 1);
          return out.stream().map(x -> switch (x) { case 1 -> 2; default -> x; }).sorted(Comparator.reverseOrder())
            .collect(Collectors.toList()); } }
      """;

  private CompilerMain() {}

  /**
   * @param arguments the path of the channel
   */
  public static void main(String[] arguments) throws IOException {
    Answers answers = new Answers();
    warmUp(answers);
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(arguments[0])))) {
      while (true) {
        serve(in, out, answers);
      }
    } catch (EOFException _) {
      // The worker has no more requests.
    }
  }

  private static void serve(DataInputStream in, DataOutputStream out, Answers answers)
      throws IOException {
    byte[] answer = answer(answers, Request.read(in));
    out.writeInt(answer.length);
    out.write(answer);
    out.flush();
  }

  private static void warmUp(Answers answers) {
    Request weave =
        new Request(Request.Kind.WEAVE, WARM_UP, "f", List.of("f(new int[] {1, 2}, Map.of())"));
    Request read = new Request(Request.Kind.READ, WARM_UP, "f", List.of());
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      answer(answers, weave);
      answer(answers, read);
    }
  }

  /** One request on a thread of its own, since only a new thread has a stack of a chosen size. */
  private static byte[] answer(Answers answers, Request request) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    new Thread(null, () -> answer.complete(guarded(answers, request)), "compiler", STACK_BYTES)
        .start();
    return answer.join();
  }

  private static byte[] guarded(Answers answers, Request request) {
    try {
      return answers.answer(request);
    } catch (StackOverflowError _) {
      return tooMuch("The program is nested too deeply.");
    } catch (OutOfMemoryError _) {
      return tooMuch("The program needs more memory than the compiler may have.");
    } catch (IOException | RuntimeException | AssertionError failed) {
      return tooMuch("The compiler gave up: " + failed.getClass().getSimpleName());
    }
  }

  private static byte[] tooMuch(String why) {
    try {
      return Answers.tooMuch(why);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
