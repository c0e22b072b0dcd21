package dev.weavergen.activities.panel;

import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.panel.Prompt;
import dev.weavergen.workflows.panel.Replies;

/**
 * One question to one member.
 *
 * @param stage what is asked for, as the store of replies names it
 */
record MemberQuestion(
    String generationId, String stage, Member member, CatalogueEntry entry, Prompt prompt) {
  /** Where the reply is kept. */
  Replies.ReplyKey key() {
    return new Replies.ReplyKey(
        generationId,
        member.name(),
        stage,
        Sha256.of(entry.parametersHash() + "\u0000" + prompt.sha256() + "\u0000" + prompt.task()));
  }
}
