/** One process of the program: Redis, then the playground, or the bot with its pages. */
import type { RequestListener } from "node:http";
import { startApp, type App } from "./app.ts";
import type { Place } from "./app/library.ts";
import type { Config } from "./config.ts";
import { joinFellows } from "./fellows.ts";
import { startServer } from "./http/server.ts";
import { openPlayground } from "./open-playground.ts";
import { createClock } from "./platform/clock.ts";
import { describeError, type Logger } from "./platform/logger.ts";
import { createLocalTime } from "./platform/local-time.ts";
import { createMetrics } from "./platform/metrics.ts";
import { createTexts } from "./platform/texts.ts";
import { connectRedis } from "./redis/connect.ts";
import { startEmbeddedRedis } from "./redis/embedded.ts";
import { createKeys } from "./redis/keys.ts";

interface RunOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Undefined for the only process. */
  readonly place: Place | undefined;
  /** Told how what was just opened is closed. */
  readonly opened: (close: () => Promise<unknown>) => void;
}

/** Resolves when everything runs. */
export async function run(options: RunOptions): Promise<void> {
  const { config, logger, opened } = options;
  let address = config.redisUrl;
  if (address === undefined) {
    const embedded = startEmbeddedRedis(config.dataFolder, config.redisServer ?? "", logger);
    opened(async () => (await embedded.catch(() => undefined))?.stop());
    ({ address } = await embedded);
  }
  const redis = connectRedis(address);
  opened(async () => redis.disconnect());
  redis.on("error", (error) => logger.warn("redis-connection", describeError(error)));
  const shared = { ...options, redis, keys: createKeys(), clock: createClock(config.clockStartAt) };
  await (config.botToken === undefined ? play(shared) : serve(shared));
}

type Shared = RunOptions & Parameters<typeof openPlayground>[0];

async function play(shared: Shared): Promise<void> {
  const playground = await openPlayground(shared);
  shared.opened(() => playground.close());
  const t = createTexts(new URL("../locales/", import.meta.url), createLocalTime(shared.config.timezone))("id");
  console.log(`\n  ${t.plain("playground-open", { address: playground.address })}\n`);
}

/** Health and metrics, from before the first word with Telegram; then the pages and, where Telegram calls us, the webhook. */
async function serve(shared: Shared): Promise<void> {
  const { config, logger, place, opened } = shared;
  const metrics = createMetrics();
  const running: { app?: App } = {};
  const ready = async () => (await running.app?.ready()) ?? false;
  const fellows = place && joinFellows(metrics.registry, ready);
  let know: (routes: Record<string, RequestListener>) => void = () => {};
  const server = await startServer({
    port: config.port,
    metrics: fellows ?? metrics,
    logger,
    ready: { bot: fellows?.ready ?? ready },
    routes: new Promise((done) => (know = done)),
  });
  // It closes before the program behind it, which is opened after it.
  opened(async () => {
    await server.close();
    await running.app?.stop();
  });
  const app = (running.app = await startApp({ ...shared, metrics }));
  const webhook = config.webhook && app.webhook && { [new URL(config.webhook.url).pathname]: app.webhook };
  know({ ...app.pages, ...webhook });
  fellows?.started();
  logger.info("started", {
    pid: process.pid,
    port: server.port,
    role: config.role,
    webhook: config.webhook !== undefined,
  });
}
