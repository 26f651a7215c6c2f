/** Our program within the benchmark's own process, where its calls can be watched; Redis and Telegram stay in theirs. */
import { type App, startApp } from "../../src/app.ts";
import { createLibrary, type Library } from "../../src/app/library.ts";
import { readConfig } from "../../src/config.ts";
import { createClock } from "../../src/platform/clock.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { connectRedis, type RedisClient } from "../../src/redis/connect.ts";
import { mondayMorning, type Stage, token } from "./stage.ts";

function optionsOf({ keys }: Stage, redis: RedisClient, apiRoot: string) {
  const config = readConfig({ BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, REDIS_URL: "redis://127.0.0.1:1" });
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  return { config, redis, keys, clock: createClock(Date.parse(mondayMorning)), logger: silentLogger };
}

/** Stores and use cases without a bot, over the published catalogue. */
export async function libraryHere(stage: Stage): Promise<{ readonly library: Library; close(): Promise<void> }> {
  const redis = connectRedis(stage.address);
  const library = await createLibrary(optionsOf(stage, redis, "http://127.0.0.1:1"));
  return {
    library,
    async close() {
      await library.relay.idle();
      library.live.stop();
      await library.outbox.close();
      redis.disconnect();
    },
  };
}

/** The bot, by long polling, over a Redis connection of the caller's. */
export const botHere = (stage: Stage, redis: RedisClient, apiRoot: string): Promise<App> => {
  const options = optionsOf(stage, redis, apiRoot);
  return startApp({ ...options, config: { ...options.config, role: "bot" } });
};
