/** What became of notices, kept longer than their jobs so that no message is sent twice. */
import { createHash } from "node:crypto";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { type Ending, endings } from "./retry-policy.ts";

/** Whoever puts the same message in later than this sends it again. */
const outcomeLifeSeconds = 7 * 86_400;
/** Telegram allows about one message a second in a chat and 20 a minute in a group, whose ids are negative. */
const chatSpacingMs = (chatId: number) => (chatId < 0 ? 3_000 : 1_000);

export type NoticeStore = ReturnType<typeof createNoticeStore>;

export function createNoticeStore(redis: RedisClient, keys: Keys) {
  const key = (messageId: string) => keys.noticeOutcome(digestOf(messageId));
  return {
    async outcome(messageId: string): Promise<Ending | undefined> {
      const stored = await redis.get(key(messageId));
      return endings.find((ending) => ending === stored);
    },
    async record(messageId: string, ending: Ending): Promise<void> {
      await redis.set(key(messageId), ending, "EX", outcomeLifeSeconds);
    },
    /**
     * By the program's clock: when a visitor of the playground moves it on by an hour, nobody waits for the second after
     * the last notice.
     * @param now epoch ms
     * @returns ms to wait before the chat may have its next notice; 0: it is taken now
     */
    async takeTurn(chatId: number, now: number): Promise<number> {
      const turn = keys.noticePause(chatId);
      const spacingMs = chatSpacingMs(chatId);
      if ((await redis.set(turn, now, "PX", spacingMs, "NX")) === "OK") return 0;
      const waitMs = Number((await redis.get(turn)) ?? now - spacingMs) + spacingMs - now;
      if (waitMs > 0) return Math.min(waitMs, spacingMs);
      await redis.set(turn, now, "PX", spacingMs);
      return 0;
    },
  };
}

/** Short, and of characters that the queue allows in ids. */
export const digestOf = (messageId: string): string =>
  `n${createHash("sha256").update(messageId).digest("base64url").slice(0, 20)}`;
