/** The edge of the process: environment, signals, exit codes. Without a bot token the playground opens. */
import { startApp, type App } from "./app.ts";
import { readConfig, type Config } from "./config.ts";
import { startServer } from "./http/server.ts";
import { createClock } from "./platform/clock.ts";
import { Fault } from "./platform/fault.ts";
import { createLogger, describeError, type Logger } from "./platform/logger.ts";
import { createLocalTime } from "./platform/local-time.ts";
import { createTexts } from "./platform/texts.ts";
import { connectRedis } from "./redis/connect.ts";
import { startEmbeddedRedis } from "./redis/embedded.ts";
import { createKeys } from "./redis/keys.ts";
import { openPlayground } from "./open-playground.ts";

const wrongConfiguration = 78;

const config = readConfig(process.env);
if ("problems" in config) {
  for (const problem of config.problems) console.error(problem);
  process.exit(wrongConfiguration);
}
const logger = createLogger(config.logLevel);
try {
  const stop = await run(config, logger);
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void (stopping ??= stop().then(() => process.exit(0))));
} catch (error) {
  if (error instanceof Fault && error.code === "telegram:token-refused") {
    console.error("BOT_TOKEN is refused by the Bot API; allowed: the token that @BotFather gave");
    process.exit(wrongConfiguration);
  }
  if (error instanceof Fault && error.code === "redis:format-too-new") {
    const { stored, known } = error.details;
    console.error(
      `What Redis holds was stored by a newer program (format ${stored}; this one knows ${known}): update it`,
    );
    process.exit(1);
  }
  logger.error("not-started", {}, error);
  console.error(Object.values(describeError(error)).filter(Boolean).join(" "));
  process.exit(1);
}

/** @returns stops everything, in the order in which nothing is lost */
async function run(config: Config, logger: Logger): Promise<() => Promise<void>> {
  const embedded =
    config.redisUrl === undefined ? await startEmbeddedRedis(config.dataFolder, config.redisServer ?? "") : undefined;
  const redis = connectRedis(config.redisUrl ?? embedded?.address ?? "");
  redis.on("error", (error) => logger.warn("redis-connection", describeError(error)));
  const keys = createKeys();
  const clock = createClock(config.clockStartAt);
  const shared = { redis, keys, clock, logger };
  const close =
    config.botToken === undefined
      ? await play(shared, config)
      : await serve(await startApp({ ...shared, config }), config, logger);
  return async () => {
    await close();
    redis.disconnect();
    await embedded?.stop();
  };
}

async function play(
  shared: Omit<Parameters<typeof openPlayground>[0], "config">,
  config: Config,
): Promise<() => Promise<void>> {
  const playground = await openPlayground({ ...shared, config });
  const t = createTexts(new URL("../locales/", import.meta.url), createLocalTime(config.timezone))("id");
  console.log(`\n  ${t.plain("playground-open", { address: playground.address })}\n`);
  return () => playground.close();
}

/** Health, metrics and, where Telegram calls us, the webhook. */
async function serve(app: App, config: Config, logger: Logger): Promise<() => Promise<void>> {
  const path = config.webhook ? new URL(config.webhook.url).pathname : "";
  const server = await startServer({
    port: config.port,
    metrics: app.metrics,
    logger,
    ready: { bot: app.ready },
    routes: { ...app.pages, ...(app.webhook && { [path]: app.webhook }) },
  });
  logger.info("started", { port: server.port, role: config.role, webhook: config.webhook !== undefined });
  return async () => {
    await server.close();
    await app.stop();
  };
}
