/** The edge of the process: environment, signals, exit codes. Without a bot token the playground opens. */
import type { RequestListener } from "node:http";
import { startApp, type App } from "./app.ts";
import { readConfig, type Config } from "./config.ts";
import { startServer } from "./http/server.ts";
import { createClock } from "./platform/clock.ts";
import { createLogger, describeError, type Logger } from "./platform/logger.ts";
import { createLocalTime } from "./platform/local-time.ts";
import { createMetrics } from "./platform/metrics.ts";
import { createTexts } from "./platform/texts.ts";
import { connectRedis } from "./redis/connect.ts";
import { startEmbeddedRedis } from "./redis/embedded.ts";
import { createKeys } from "./redis/keys.ts";
import { openPlayground } from "./open-playground.ts";
import { startProblem, wrongConfiguration } from "./start-problem.ts";

const config = readConfig(process.env);
if ("problems" in config) {
  for (const problem of config.problems) console.error(problem);
  process.exit(wrongConfiguration);
}
const logger = createLogger(config.logLevel);

/** What was opened, each with how it is closed; the newest is closed first, so that nothing is lost. */
const closing: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;
const stop = () => (stopping ??= closeAll());
// From the first moment on: whoever is stopped while starting leaves no Redis behind either.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void stop().then(() => process.exit(0)));
try {
  await run(config, logger);
} catch (error) {
  // What breaks because it is being closed is no problem of the start.
  if (!stopping) {
    const { line, exitCode } = startProblem(error, config);
    if (exitCode !== wrongConfiguration) logger.error("not-started", {}, error);
    console.error(line);
    process.exitCode = exitCode;
  }
  await stop();
  process.exit();
}

async function closeAll(): Promise<void> {
  for (const close of closing.toReversed())
    await close().catch((error: unknown) => logger.error("not-closed", {}, error));
}

async function run(config: Config, logger: Logger): Promise<void> {
  let address = config.redisUrl;
  if (address === undefined) {
    const embedded = startEmbeddedRedis(config.dataFolder, config.redisServer ?? "", logger);
    closing.push(async () => (await embedded.catch(() => undefined))?.stop());
    ({ address } = await embedded);
  }
  const redis = connectRedis(address);
  closing.push(async () => redis.disconnect());
  redis.on("error", (error) => logger.warn("redis-connection", describeError(error)));
  const shared = { redis, keys: createKeys(), clock: createClock(config.clockStartAt), logger, config };
  await (config.botToken === undefined ? play(shared) : serve(shared));
}

type Shared = Parameters<typeof openPlayground>[0];

async function play(shared: Shared): Promise<void> {
  const playground = await openPlayground(shared);
  closing.push(() => playground.close());
  const t = createTexts(new URL("../locales/", import.meta.url), createLocalTime(shared.config.timezone))("id");
  console.log(`\n  ${t.plain("playground-open", { address: playground.address })}\n`);
}

/** Health and metrics, from before the first word with Telegram; then the pages and, where Telegram calls us, the webhook. */
async function serve(shared: Shared): Promise<void> {
  const { config, logger } = shared;
  const metrics = createMetrics();
  const routes: Record<string, RequestListener> = {};
  const running: { app?: App } = {};
  const server = await startServer({
    port: config.port,
    metrics,
    logger,
    ready: { bot: async () => (await running.app?.ready()) ?? false },
    routes,
  });
  // It closes before the program behind it, which is opened after it.
  closing.push(async () => {
    await server.close();
    await running.app?.stop();
  });
  const app = (running.app = await startApp({ ...shared, metrics }));
  Object.assign(routes, app.pages);
  if (config.webhook && app.webhook) routes[new URL(config.webhook.url).pathname] = app.webhook;
  logger.info("started", { port: server.port, role: config.role, webhook: config.webhook !== undefined });
}
