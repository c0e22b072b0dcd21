package dev.weavergen.workflows.generation;

import dev.weavergen.domain.panel.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What models were asked for beside programs: what it cost, and what people should know of it. */
final class Aside {
  private final List<Reply.Call> calls = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  void spent(List<Reply.Call> more) {
    calls.addAll(more);
  }

  /** What the reply cost, if it cost anything. */
  void paid(Reply reply) {
    call(reply).ifPresent(calls::add);
  }

  /** The facts of the call that the reply came with. */
  static Optional<Reply.Call> call(Reply reply) {
    return switch (reply) {
      case Reply.Answered answered -> Optional.of(answered.call());
      case Reply.Refused refused -> refused.call();
      case Reply.Abstained abstained -> abstained.call();
      case Reply.Failed _ -> Optional.empty();
    };
  }

  /** Adds a reason behind those of the consensus. */
  void remark(String reason) {
    remarks.add(reason);
  }

  List<Reply.Call> calls() {
    return List.copyOf(calls);
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }
}
