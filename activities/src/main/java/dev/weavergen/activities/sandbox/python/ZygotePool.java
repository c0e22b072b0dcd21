package dev.weavergen.activities.sandbox.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Zygotes of one recipe, started when they are needed and replaced when they break. Requests go to
 * the one with the fewest under way.
 */
final class ZygotePool implements AutoCloseable {
  private final Recipe recipe;
  private final int size;
  private final List<ReadyZygote> zygotes = new ArrayList<>();
  private final List<ReadyZygote> aside = new ArrayList<>();
  private boolean closed;

  /**
   * @param size the most zygotes at once
   */
  ZygotePool(Recipe recipe, int size) {
    this.recipe = recipe;
    this.size = size;
  }

  /** Takes over one that runs already. */
  synchronized void adopt(ReadyZygote zygote) {
    zygotes.add(zygote);
  }

  /** One that is alive. */
  synchronized ReadyZygote zygote() throws BrokenZygoteException {
    refuseWhenClosed();
    zygotes.removeIf(each -> !each.zygote().isAlive());
    Optional<ReadyZygote> idlest =
        zygotes.stream()
            .min(Comparator.comparingInt(each -> each.zygote().conversationsUnderWay()));
    boolean busy = idlest.map(each -> each.zygote().conversationsUnderWay() > 0).orElse(true);
    if (idlest.isPresent() && (!busy || zygotes.size() >= size)) {
      return idlest.get();
    }
    ReadyZygote fresh = recipe.start();
    zygotes.add(fresh);
    return fresh;
  }

  /**
   * A fresh one for a single request that broke another; the caller closes it, or this does. None
   * is started for who does not wait any more.
   */
  synchronized ReadyZygote aside() throws BrokenZygoteException {
    refuseWhenClosed();
    if (Thread.currentThread().isInterrupted()) {
      throw new BrokenZygoteException("interrupted while it worked");
    }
    aside.removeIf(each -> !each.zygote().isAlive());
    ReadyZygote fresh = recipe.start();
    aside.add(fresh);
    return fresh;
  }

  private void refuseWhenClosed() throws BrokenZygoteException {
    if (closed) {
      throw new BrokenZygoteException("the sandbox is closed");
    }
  }

  /** Begins a request on one that is alive. */
  Asked begin(ObjectNode request) throws BrokenZygoteException {
    ReadyZygote zygote = zygote();
    return new Asked(zygote.zygote().begin(request), zygote.memoryBytesBase());
  }

  /**
   * A request under way.
   *
   * @param memoryBytesBase of the zygote that has it
   */
  record Asked(Conversation conversation, long memoryBytesBase) {}

  /** The processes that serve now. */
  synchronized List<Long> processIds() {
    return zygotes.stream().map(each -> each.zygote().processId()).toList();
  }

  @Override
  public synchronized void close() {
    closed = true;
    zygotes.forEach(each -> each.zygote().close());
    aside.forEach(each -> each.zygote().close());
    zygotes.clear();
    aside.clear();
  }
}
