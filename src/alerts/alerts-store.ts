/** What alerts remember: which was given within the hour, and how far broadcasts were. */
import { z } from "zod";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import type { Alert, Progress } from "./alert.ts";

const quietSeconds = 3_600;
const storedProgress = z.record(z.string(), z.object({ remaining: z.number(), at: z.number() }));

export type AlertsStore = ReturnType<typeof createAlertsStore>;

export function createAlertsStore(redis: RedisClient, keys: Keys) {
  return {
    /** @returns whether the alert is due: at most one an hour of its kind */
    claim: async (kind: Alert["kind"]): Promise<boolean> =>
      (await redis.set(keys.alertGiven(kind), "1", "EX", quietSeconds, "NX")) === "OK",
    /** It reached nobody: due again at once. */
    async giveBack(kind: Alert["kind"]): Promise<void> {
      await redis.del(keys.alertGiven(kind));
    },
    async progress(): Promise<Progress> {
      const parsed = storedProgress.safeParse(JSON.parse((await redis.get(keys.alertProgress())) ?? "{}"));
      return parsed.success ? parsed.data : {};
    },
    async saveProgress(progress: Progress): Promise<void> {
      await redis.set(keys.alertProgress(), JSON.stringify(progress), "EX", quietSeconds);
    },
  };
}
