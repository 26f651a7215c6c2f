/** Where a command finds the catalogue: the Redis of `REDIS_URL`, or the private one, started for its own time where none runs. */
import { type CatalogueStore, createCatalogueStore } from "../catalogue/catalogue-store.ts";
import { type Config, readConfig } from "../config.ts";
import { startProblem, wrongConfiguration } from "../start-problem.ts";
import { type Clock, createClock } from "../platform/clock.ts";
import { createLocalTime, type LocalTime } from "../platform/local-time.ts";
import { silentLogger } from "../platform/logger.ts";
import { createTexts, type T } from "../platform/texts.ts";
import { within } from "../platform/waiting.ts";
import { connectRedis, type RedisClient } from "../redis/connect.ts";
import { startEmbeddedRedis } from "../redis/embedded.ts";
import { prepareFormat } from "../redis/format.ts";
import { createKeys, type Keys } from "../redis/keys.ts";

export interface Opened {
  readonly store: CatalogueStore;
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly local: LocalTime;
  /** Librarians' language. */
  readonly t: T;
}

const answerWithinMs = 5000;

/** As `withStore`, for what reads or changes single things: the store is brought to this program's format first. */
export const withStoreOfToday: typeof withStore = (env, command) =>
  withStore(env, async (opened) => {
    await prepareFormat(opened.redis, opened.keys, silentLogger);
    return command(opened);
  });

/** Runs a command with its store open and closes it afterwards. @returns exit code; what is broken is said in one line on stderr */
export async function withStore(
  env: Readonly<Record<string, string | undefined>>,
  command: (opened: Opened) => Promise<number>,
): Promise<number> {
  const config = readConfig(env);
  if ("problems" in config) {
    for (const problem of config.problems) console.error(problem);
    return wrongConfiguration;
  }
  try {
    return await runWith(config, command);
  } catch (error) {
    const { line, exitCode } = startProblem(error, config);
    console.error(line);
    return exitCode;
  }
}

async function runWith(config: Config, command: (opened: Opened) => Promise<number>): Promise<number> {
  const embedded =
    config.redisUrl === undefined ? await startEmbeddedRedis(config.dataFolder, config.redisServer ?? "") : undefined;
  const redis = connectRedis(config.redisUrl ?? embedded?.address ?? "");
  // A Redis that is away is told about below, once.
  redis.on("error", () => {});
  try {
    if (!(await answers(redis))) {
      console.error(`Redis does not answer within ${answerWithinMs / 1000} seconds; see REDIS_URL.`);
      return 1;
    }
    const keys = createKeys();
    const local = createLocalTime(config.timezone);
    const t = createTexts(new URL("../../locales/", import.meta.url), local)("id");
    return await command({
      store: createCatalogueStore(redis, keys),
      redis,
      keys,
      clock: createClock(config.clockStartAt),
      local,
      t,
    });
  } finally {
    redis.disconnect();
    await embedded?.stop();
  }
}

const answers = (redis: RedisClient): Promise<boolean> =>
  within(
    answerWithinMs,
    redis.ping().then(() => true),
    () => false,
  );
