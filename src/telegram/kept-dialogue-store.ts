/** What Redis keeps of a conversation between two messages, for those who want it shown or forgotten. */
import type { RedisClient } from "../redis/connect.ts";
import { chatPartition, type Keys } from "../redis/keys.ts";

export interface KeptDialogueStore {
  has(chatId: number): Promise<{ readonly dialogue: boolean; readonly context: boolean }>;
  forget(chatId: number): Promise<void>;
}

export const createKeptDialogueStore = (redis: RedisClient, keys: Keys): KeptDialogueStore => ({
  async has(chatId) {
    const [dialogue, context] = await Promise.all([
      redis.exists(keys.dialogue(chatId)),
      redis.exists(keys.context(chatId)),
    ]);
    return { dialogue: dialogue === 1, context: context === 1 };
  },
  async forget(chatId) {
    await Promise.all([
      redis.del(keys.dialogue(chatId), keys.context(chatId)),
      redis.zrem(keys.dialogueDeadlines(chatPartition(chatId)), chatId),
    ]);
  },
});
