package dev.weavergen.workflows.generation;

import dev.weavergen.domain.panel.Reply;
import java.util.ArrayList;
import java.util.List;

/** What models were asked for beside programs: what it cost, and what people should know of it. */
final class Aside {
  private final List<Reply.Call> calls = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  void spent(List<Reply.Call> more) {
    calls.addAll(more);
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
