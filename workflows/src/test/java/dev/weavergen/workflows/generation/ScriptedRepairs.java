package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.reasoning.ImproveActivity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Members that repair as a test says; one without a script gives another program at every call. */
final class ScriptedRepairs implements ImproveActivity {
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  /** A call. */
  record Asked(String member, RepairOrder order) {}

  /** What one member does. */
  @FunctionalInterface
  interface Script {
    Reply reply(Member member, RepairOrder order);
  }

  void script(String member, Script script) {
    scripts.put(member, script);
  }

  @Override
  public Reply improve(Member member, RepairOrder order) {
    asked.add(new Asked(member.name(), order));
    return scripts.getOrDefault(member.name(), ScriptedRepairs::repair).reply(member, order);
  }

  static Reply.Answered repair(Member member, RepairOrder order) {
    Reply.Answered first = ScriptedModels.answer(member);
    return new Reply.Answered(
        first.member(),
        Sha256.of(member.name() + " repairs " + order.call()),
        first.language(),
        first.confidence(),
        first.reasoning(),
        first.notes(),
        first.call());
  }
}
