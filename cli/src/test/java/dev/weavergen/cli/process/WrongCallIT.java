package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weavergen.memory.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that cannot go well: soon over, with one line that says the cause and the cure. */
@Execution(ExecutionMode.CONCURRENT)
class WrongCallIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int WRONG = 2;
  private static final int UNAVAILABLE = 3;
  private static final String INTENT = "a Python function double(n) that gives twice the number";

  @TempDir private Path folder;

  /**
   * @param input for standard input, one byte a character
   * @param said parts of the one line
   */
  record Call(int exit, List<String> arguments, String input, List<String> said) {
    static Call wrong(List<String> arguments, String... said) {
      return new Call(WRONG, arguments, "", List.of(said));
    }

    static Call unavailable(List<String> arguments, String... said) {
      return new Call(UNAVAILABLE, arguments, "", List.of(said));
    }

    Call reading(String bytes) {
      return new Call(exit, arguments, bytes, said);
    }

    @Override
    public String toString() {
      return String.join(" ", arguments.stream().map(Call::cut).toList());
    }

    private static String cut(String argument) {
      return argument.length() <= 60 ? argument : argument.substring(0, 60) + "…";
    }
  }

  static Stream<Call> intents() {
    String large = "word ".repeat(600_000);
    String binary = "def\u00FF\u00FE\u0000\u0001";
    List<String> stdin = List.of("generate", "--intent-file", "-");
    return Stream.of(
        Call.wrong(stdin, "--intent-file", "65536 bytes").reading(large),
        Call.wrong(stdin, "is not UTF-8").reading(binary),
        Call.wrong(stdin, "intent: is empty"),
        Call.wrong(List.of("generate", ""), "intent: is empty"),
        Call.wrong(List.of("generate", " \n\t "), "intent: is empty"),
        Call.wrong(List.of("generate"), "INTENT is missing"),
        Call.wrong(List.of("generate", "--intent-file", "/nowhere/x"), "there is no such file"),
        Call.wrong(List.of("generate", "--intent-file", "/"), "it is a folder"),
        Call.wrong(List.of("generate", INTENT, "--intent-file", "-"), "give one of them"));
  }

  static Stream<Call> options() {
    List<String> nine = IntStream.rangeClosed(1, 10).mapToObj(n -> "ollama:m" + n).toList();
    return Stream.of(
        Call.wrong(List.of("frobnicate"), "no command 'frobnicate'", "--help"),
        Call.wrong(List.of("generate", INTENT, "--frob"), "--frob", "--help"),
        Call.wrong(List.of("generate", INTENT, "--quorum", "many"), "--quorum", "many"),
        Call.wrong(List.of("generate", INTENT, "--deadline", "soon"), "deadline", "soon"),
        Call.wrong(List.of("generate", INTENT, "--language", "cobol"), "language", "cobol"),
        Call.wrong(
            List.of("generate", INTENT, "--models", String.join(",", nine)), "10", "at most 9"),
        Call.wrong(List.of("generate", INTENT, "--models", "gpt9"), "unknown model \"gpt9\""),
        Call.wrong(
            List.of("generate", INTENT, "--models", "acme:x"), "acme", "ollama, anthropic, openai"),
        Call.unavailable(
            List.of("generate", INTENT, "--models", "openai:gpt-4.1"),
            "openai:gpt-4.1 has no key",
            "OPENAI_API_KEY"),
        Call.wrong(List.of("generate", INTENT, "--budget-usd", "-1"), "budget.usd", "at least 0"),
        Call.wrong(List.of("generate", INTENT, "--budget-tokens", "many"), "--budget-tokens"),
        Call.wrong(
            List.of("generate", INTENT, "--budget-time", "soon"), "budget.time", "soon", "10s"),
        Call.wrong(List.of("extend"), "ID", "--help"),
        Call.wrong(List.of("extend", "x"), "expected at least one of --budget-usd"),
        Call.wrong(List.of("list", "--limit", "0"), "--limit", "expected 1 to"),
        Call.wrong(List.of("show"), "ID", "--help"),
        Call.wrong(List.of("show", "x", "y"), "y"),
        Call.wrong(List.of("dev", "--port", "70000"), "--port", "70000", "65535"));
  }

  static Stream<Call> knowledge() {
    return Stream.of(
        Call.wrong(List.of("knowledge", "show", "7"), "nothing is published yet"),
        Call.wrong(List.of("knowledge", "rollback", "1"), "nothing is published yet"),
        Call.wrong(List.of("knowledge", "rollback"), "VERSION: is missing"),
        Call.wrong(List.of("knowledge", "show", "three"), "VERSION: is 'three'"),
        Call.wrong(List.of("knowledge", "history", "3"), "history: takes no version"),
        Call.wrong(List.of("knowledge", "forget"), "'forget'", "rollback VERSION"),
        Call.wrong(List.of("learn", "--scope", "not a name"), "--scope: is 'not a name'"),
        Call.wrong(List.of("knowledge", "show", "--scope", ""), "--scope: is ''"));
  }

  static Stream<Call> files() {
    String tasks = PanelFile.of("tasks.jsonl");
    String plain = PanelFile.of("plain.jsonl");
    String brokenTests = PanelFile.of("tests/broken.jsonl");
    String others = PanelFile.of("../evaluation/repairs-hasty.jsonl");
    List<String> evaluate = List.of("evaluate", "--benchmark", tasks, "--samples", "a=" + plain);
    List<String> task = List.of("generate", "--benchmark", tasks, "--task", "it/double");
    return Stream.of(
        Call.wrong(
            with(task, "--samples", PanelFile.sample("broken")),
            "broken.jsonl:2: ",
            "broken.jsonl:3: "),
        Call.wrong(with(task, "--samples", "gone=/nowhere/gone.jsonl"), "there is no such file"),
        Call.wrong(
            with(task, "--generated-tests", brokenTests), "broken.jsonl:1: ", "broken.jsonl:2: "),
        Call.wrong(
            List.of("evaluate", "--benchmark", tasks, "--samples", PanelFile.sample("broken")),
            "broken.jsonl:2: ",
            "broken.jsonl:3: "),
        Call.wrong(
            with(task, "--samples", "a=" + plain, "--repairs", "a=" + brokenTests),
            "broken.jsonl:1: 'iterations' is missing",
            "broken.jsonl:2: 'model' is missing"),
        Call.wrong(
            with(task, "--samples", "a=" + plain, "--repairs", "b=" + plain),
            "--repairs: 'b' is no member of the panel; expected a"),
        Call.wrong(
            with(task, "--repairs", "a=" + plain, "--repairs", "a=" + plain),
            "--repairs: the name 'a' is given twice"),
        Call.wrong(
            List.of("generate", INTENT, "--models", "a", "--repairs", "a=" + plain),
            "--repairs needs --benchmark FILE and --task ID"),
        Call.wrong(with(task, "--generated-tests", "/nowhere/t.jsonl"), "there is no such file"),
        Call.wrong(with(task, "--generated-tests", "/"), "is a directory"),
        Call.wrong(
            List.of("generate", INTENT, "--generated-tests", PanelFile.of("generated-tests.jsonl")),
            "--generated-tests needs --benchmark FILE and --task ID"),
        Call.wrong(with(task, "--samples", "folder=/"), "is a directory"),
        Call.wrong(with(task, "--samples", tasks), "--samples", "expected NAME=FILE"),
        Call.wrong(
            with(task, "--samples", "a=" + tasks, "--samples", "a=" + tasks),
            "--samples: the name 'a' is given twice"),
        Call.wrong(
            with(evaluate, "--samples", "a=" + tasks), "--samples: the name 'a' is given twice"),
        Call.wrong(
            with(evaluate, "--repairs", "a=" + others),
            "--repairs: ",
            "has a line for none of the",
            "its first is 'small/",
            "expected ids like 'it/double'"),
        Call.wrong(
            List.of("generate", "--benchmark", tasks, "--task", "it/treble"),
            "no task 'it/treble'",
            "it/double"),
        Call.wrong(List.of("generate", "--benchmark", tasks), "--task"),
        Call.wrong(
            List.of("generate", "--benchmark", "/nowhere/t.jsonl", "--task", "x"),
            "there is no such file"),
        Call.wrong(List.of("generate", INTENT, "--config", "/nowhere/c.yaml"), "no file", "YAML"),
        Call.wrong(
            List.of("generate", INTENT, "--models", "a:b", "--recordings", "/nowhere/r.jsonl"),
            "there is no such file"));
  }

  static Stream<Call> servers() {
    return Stream.of(
        Call.unavailable(
            List.of("generate", INTENT, "--models", "ollama:x", "--temporal", "127.0.0.1:1"),
            "no Temporal server answers at 127.0.0.1:1"),
        Call.wrong(List.of("generate", INTENT, "--temporal", "somewhere"), "HOST:PORT"),
        Call.unavailable(
            List.of("list", "--database", "postgresql://u:secret@127.0.0.1:1/x"),
            "127.0.0.1:1/x cannot be reached"),
        Call.wrong(List.of("list", "--database", "oracle://x"), "--database", "postgresql://"),
        Call.unavailable(List.of("worker"), "--temporal HOST:PORT"),
        Call.unavailable(
            List.of("api", "--temporal", "127.0.0.1:1"), "no PostgreSQL is known", "--database"));
  }

  @ParameterizedTest
  @MethodSource({"intents", "options", "knowledge", "files", "servers"})
  void call_thatIsWrong_saysCauseAndCureAndStartsNothing(Call call) throws IOException {
    Path home = folder.resolve("home");

    Finished finished =
        Weavergen.on(home)
            .run(
                call.input().getBytes(StandardCharsets.ISO_8859_1),
                call.arguments().toArray(String[]::new));

    assertRefused(finished, call.exit(), call.said());
    assertThat(home.resolve("postgres")).doesNotExist();
    assertThat(home.resolve("temporal.db")).doesNotExist();
  }

  @Test
  void generate_largeIntentFile_isRefused() throws IOException {
    Path file = Files.write(folder.resolve("intent.txt"), new byte[3 * 1024 * 1024]);

    Finished finished = run("generate", "--intent-file", file.toString());

    assertRefused(finished, WRONG, List.of("65536 bytes"));
  }

  static Stream<List<String>> configurations() {
    return Stream.of(
        List.of("weavergen: { panell: [a] }", "weavergen.panell", "is no setting"),
        List.of(
            "weavergen: { models: { a: { provider: openai, model: x, temperature: hot } } }",
            "weavergen.models.a.temperature",
            "hot",
            "expected a number"),
        List.of(
            "weavergen: { models: { a: { provider: acme, model: x } } }",
            "weavergen.models.a.provider",
            "acme",
            "expected one of"),
        List.of(
            "weavergen: { models: { a: { provider: openai, model: x, style: verse } } }",
            "weavergen.models.a.style",
            "verse",
            "expected chat or completion"),
        List.of("weavergen: { models: { a: { provider: openai } } }", "a.model: is missing"),
        List.of("weavergen: { panel: [nobody] }", "weavergen.panel", "nobody"),
        List.of(
            "weavergen: { learning: { at: '25:00' } }",
            "weavergen.learning.at: is '25:00'",
            "expected a time of day"),
        List.of(
            "weavergen: { learning: { zone: Mars } }",
            "weavergen.learning.zone: is 'Mars'",
            "expected a zone"),
        List.of(
            "weavergen: { learning: { when: never } }", "weavergen.learning.when", "no setting"),
        List.of("weavergen: [", "not YAML", "line"));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void generate_wrongConfiguration_namesTheSetting(List<String> yamlAndSaid) throws IOException {
    Path config = Files.writeString(folder.resolve("config.yaml"), yamlAndSaid.getFirst());

    Finished finished = run("generate", INTENT, "--config", config.toString());

    assertRefused(finished, WRONG, yamlAndSaid.subList(1, yamlAndSaid.size()));
    assertThat(folder.resolve("home/postgres")).doesNotExist();
  }

  @Test
  void dev_portInUse_namesPortAndOption() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String port = String.valueOf(taken.getLocalPort());
      for (String option : List.of("--port", "--temporal-port", "--ui-port")) {
        assertRefused(
            run("dev", option, port), UNAVAILABLE, List.of("port " + port, "in use", option));
      }
    }
  }

  @Test
  void list_wrongPassword_isRefusedWithoutShowingIt() {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(
            folder.resolve("postgres"), Weavergen.cacheFolder().resolve("weavergen/postgres"))) {
      String wrong =
          database.url().withSecrets().replaceFirst("://([^:@/]+):[^@]+@", "://$1:wrong-secret@");

      Finished finished = run("list", "--database", wrong);

      assertRefused(finished, UNAVAILABLE, List.of("password"));
      assertThat(finished.err()).doesNotContain("wrong-secret");
    }
  }

  @Test
  void list_homeThatCannotBeMade_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");

    Finished finished = Weavergen.on(file.resolve("home")).run("list");

    assertRefused(finished, UNAVAILABLE, List.of("cannot be used", "--home"));
  }

  @Test
  void list_homeWithoutSpace_saysHowMuchIsNeeded() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run(List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString())),
        "a small file system cannot be mounted here");
    try {
      Finished finished = Weavergen.on(small.resolve("home")).run("dev");

      assertRefused(finished, UNAVAILABLE, List.of("no space left", "MB needed", "--home"));
    } finally {
      assertThat(run(List.of("umount", small.toString()))).isTrue();
    }
  }

  private Finished run(String... arguments) {
    return Weavergen.on(folder.resolve("home")).run(arguments);
  }

  private static boolean run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }

  private static void assertRefused(Finished finished, int exit, List<String> said) {
    finished.requireExit(exit);
    assertThat(finished.out()).isEmpty();
    String message =
        Objects.requireNonNull(finished.err())
            .lines()
            .filter(line -> !line.startsWith("starting on "))
            .reduce("", (before, line) -> before + "\n" + line)
            .strip();
    assertThat(message).startsWith("weavergen: ").contains(said).doesNotContain("\tat ");
    assertThat(message.lines().count()).isEqualTo(message.contains("broken.jsonl") ? 2 : 1);
    assertThat(finished.took()).isLessThan(SOON);
  }
}
