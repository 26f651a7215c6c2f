/** What is kept about the chat itself: an unfinished dialogue, messages on their way in and out. */
import type { Inbox } from "../inbox/update.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { KeptData } from "../residents/kept-data.ts";
import type { KeptDialogueStore } from "./kept-dialogue-store.ts";

export interface KeptChatDeps {
  readonly dialogues: KeptDialogueStore;
  readonly inbox: Pick<Inbox, "countBuried" | "forgetBuried">;
  readonly outbox: Pick<Outbox, "waitingFor" | "forget">;
}

export const keptChat = ({ dialogues, inbox, outbox }: KeptChatDeps): KeptData => ({
  async export({ id }, t) {
    const [{ dialogue, context }, buried, waiting] = await Promise.all([
      dialogues.has(id),
      inbox.countBuried(id),
      outbox.waitingFor(id),
    ]);
    const lines = [
      ...(dialogue ? [t.plain("own-data-chat-dialogue")] : []),
      ...(context ? [t.plain("own-data-chat-context")] : []),
      ...(buried > 0 ? [t.plain("own-data-chat-buried", { count: buried })] : []),
      ...waiting.map((text) => t.plain("own-data-chat-waiting", { text: withoutMarkup(text) })),
    ];
    if (lines.length === 0) return [];
    const data = {
      unfinishedDialogue: dialogue,
      lastSubject: context,
      failedMessages: buried,
      waitingNotices: waiting,
    };
    return [{ key: "chat", title: t.plain("own-data-chat"), lines, data }];
  },
  erase: async (id) => {
    await Promise.all([dialogues.forget(id), inbox.forgetBuried(id), outbox.forget(id)]);
  },
});

const withoutMarkup = (html: string) => html.replace(/<[^>]+>/g, "");
