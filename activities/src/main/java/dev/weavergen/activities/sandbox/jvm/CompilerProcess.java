package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.jvm.child.Texts;
import dev.weavergen.activities.sandbox.jvm.compiler.Request;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One contained compiler; answers one request at a time and is closed when it fails to. */
final class CompilerProcess implements AutoCloseable {
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  CompilerProcess(Launcher launcher, Launcher.Kind kind) throws IOException {
    process = launcher.start(kind);
    requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(process.getInputStream());
  }

  /**
   * Asks.
   *
   * @throws IOException when the process is gone
   * @throws TimeoutException when it took too long; it is of no use any more
   */
  CompilerAnswer ask(Request request, Duration patience) throws IOException, TimeoutException {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> exchange(request, answer));
    try {
      return read(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      throw new IOException("the compiler ended: " + lastWords(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private void exchange(Request request, CompletableFuture<byte[]> answer) {
    try {
      request.write(requests);
      requests.flush();
      answer.complete(Texts.readBytes(answers));
    } catch (IOException failed) {
      answer.completeExceptionally(failed);
    }
  }

  private static CompilerAnswer read(byte[] bytes) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
    return switch (Texts.readName(data, Request.Answer.class)) {
      case DONE -> new CompilerAnswer.Done(data.readAllBytes());
      case BROKEN -> new CompilerAnswer.Broken(Texts.read(data), data.readInt());
      case MISSING -> new CompilerAnswer.Missing(Texts.read(data));
      case TOO_MUCH -> new CompilerAnswer.TooMuch(Texts.read(data));
    };
  }

  /** What it wrote to standard error before it ended; empty while it runs. */
  private String lastWords() throws IOException {
    return LastWords.of(process);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
