package dev.weavergen.cli.client;

import dev.weavergen.cli.Console;
import dev.weavergen.domain.generation.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells people of a run's progress, one line for every change. */
public final class ProgressLines implements Consumer<Progress> {
  private static final String ASKED = "asked";

  private final Console console;
  private final Map<String, String> told = new HashMap<>();
  private String stage = "";
  private int rounds;

  public ProgressLines(Console console) {
    this.console = console;
  }

  @Override
  public void accept(Progress progress) {
    boolean asking = told.isEmpty() && !progress.members().isEmpty();
    if (asking) {
      console.say(seconds(progress) + "asking " + names(progress));
    }
    for (Progress.MemberProgress member : progress.members()) {
      String before = told.put(member.name(), member.state());
      if (!member.state().equals(before) && !member.state().equals(ASKED)) {
        console.say(
            seconds(progress) + "  " + member.name() + " " + member.state() + detail(member));
      }
    }
    for (String round : progress.rounds().subList(rounds, progress.rounds().size())) {
      console.say(seconds(progress) + "  " + round);
    }
    rounds = progress.rounds().size();
    if (!progress.stage().equals(stage)) {
      stage = progress.stage();
      stageLine(stage).ifPresent(line -> console.say(seconds(progress) + line));
    }
  }

  private static String names(Progress progress) {
    return String.join(
        ", ", progress.members().stream().map(Progress.MemberProgress::name).toList());
  }

  private static Optional<String> stageLine(String stage) {
    return switch (stage) {
      case "recall" -> Optional.of("reading the intent");
      case "observe" -> Optional.of("running the candidates");
      case "judge" -> Optional.of("asking a judge");
      case "predict" -> Optional.of("predicting whether the program is right");
      case "reason" -> Optional.of("looking for what to repair, and repairing it");
      case "extend" -> Optional.of("waiting for more budget");
      case "merge" -> Optional.of("fusing the chosen programs");
      case "agree" -> Optional.of("comparing the candidates");
      default -> Optional.empty();
    };
  }

  private static String detail(Progress.MemberProgress member) {
    return member.detail().isEmpty() ? "" : ": " + member.detail();
  }

  private static String seconds(Progress progress) {
    return String.format(java.util.Locale.ROOT, "%5.1f s  ", progress.elapsedMillis() / 1000.0);
  }
}
