/** What happens to updates of a chat that sends many without waiting for any answer: it is told once, the rest is dropped. */

/** So many in a row are answered. */
export const mostInRow = 20;
/** The chat is heard again when it was quiet for this long. */
const calmMs = 10_000;
const rememberedAtMost = 10_000;

export type FloodVerdict = "answer" | "tell" | "drop";

/**
 * Whoever waits for replies, however quick, is never dropped. The process that reads the chat remembers; another one that
 * takes the chat over begins anew.
 * @param elapsed steady clock, ms
 */
export function createFloodLimit(elapsed: () => number) {
  const calmAt = new Map<number, number>();
  return (chatId: number, inRow: number): FloodVerdict => {
    const now = elapsed();
    const flooding = now < (calmAt.get(chatId) ?? 0);
    if (!flooding && inRow <= mostInRow) return "answer";
    if (calmAt.size >= rememberedAtMost) for (const [chat, at] of calmAt) if (at <= now) calmAt.delete(chat);
    calmAt.set(chatId, now + calmMs);
    return flooding ? "drop" : "tell";
  };
}
