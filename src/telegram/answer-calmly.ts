/** Around the handler of updates: what a flooding chat sends is dropped after one friendly word; what is handled is measured. */
import type { Handler } from "../inbox/update.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { Html } from "../platform/markup.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Texts } from "../platform/texts.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { createFloodLimit } from "./flood-limit.ts";
import { updateKind } from "./update-kind.ts";

interface Deps {
  readonly residents: Pick<ResidentsStore, "read">;
  readonly texts: Texts;
  readonly tell: (chatId: number, text: Html) => Promise<unknown>;
  readonly metrics: Pick<Metrics, "handlingSeconds" | "updatesDropped">;
}

export function answerCalmly(handler: Handler, { residents, texts, tell, metrics }: Deps): Handler {
  const judge = createFloodLimit(() => performance.now());
  return async (entry) => {
    const kind = updateKind(entry.body);
    // Who blocks the bot or comes back is always noted, and what was tried before was judged before.
    const counts = kind !== "other" && entry.attempt === 1;
    const verdict = counts ? judge(entry.chatId, entry.inRow ?? 1) : "answer";
    if (verdict === "answer") {
      const startedAt = performance.now();
      const writes = await handler(entry);
      metrics.handlingSeconds.observe({ kind }, (performance.now() - startedAt) / 1000);
      return writes;
    }
    metrics.updatesDropped.inc();
    if (verdict === "tell") {
      const { language } = await residents.read(entry.chatId as ResidentId);
      // The word is a courtesy: when it does not arrive, nothing is lost.
      await tell(entry.chatId, texts(language)("common-too-many")).catch(() => undefined);
    }
    return [];
  };
}
