/** Tells residents whose dialogue was silent too long that it ended; runs each minute. */
import type { Outbox } from "../outbox/outbox.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { Texts } from "../platform/texts.ts";
import { partitions } from "../redis/keys.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { SessionStore } from "./session.ts";

interface Deps {
  readonly sessions: SessionStore;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly outbox: Pick<Outbox, "enqueue">;
  readonly texts: Texts;
}

/** The word is in the outbox before the dialogue is removed: a crash in between tells nobody twice, since the id is the same. */
export async function endSilentDialogues({ sessions, residents, outbox, texts }: Deps): Promise<void> {
  const lists = await Promise.all(Array.from({ length: partitions }, (_, partition) => sessions.silent(partition)));
  for (const dialogue of lists.flat()) {
    const { chatId, expiresAt } = dialogue;
    const resident = await residents.read(chatId as ResidentId);
    await outbox.enqueue([
      {
        id: `dialogue-expired/${chatId}/${expiresAt}`,
        chatId,
        priority: "urgent",
        text: texts(resident.language)("dialogue-expired"),
      },
    ]);
    await sessions.end(dialogue);
  }
}
