/** The edge of the process: environment, signals, exit codes, and whether it does the work itself or has several processes do it. */
import { readConfig, type Config } from "./config.ts";
import { readPlace } from "./fellows.ts";
import { createClock } from "./platform/clock.ts";
import { createLogger, type Logger } from "./platform/logger.ts";
import { startProblem, wrongConfiguration } from "./start-problem.ts";

const config = readConfig(process.env);
if ("problems" in config) {
  for (const problem of config.problems) console.error(problem);
  process.exit(wrongConfiguration);
}
const logger = createLogger(config.logLevel);

/** What was opened, each with how it is closed; the newest is closed first, so that nothing is lost. */
const closing: (() => Promise<unknown>)[] = [];
const opened = (close: () => Promise<unknown>) => void closing.push(close);
let stopping: Promise<void> | undefined;
const stop = () => (stopping ??= closeAll());
// From the first moment on: whoever is stopped while starting leaves no Redis behind either.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void stop().then(() => process.exit(0)));
const place = readPlace(process.env);
try {
  if (config.processes > 1 && !place && !isPlayground(config, logger)) await superviseAll(config, logger);
  // Not before: what supervises does without.
  else await (await import("./run.ts")).run({ config, logger, place, opened });
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

/** Its people live in the memory of one process. */
function isPlayground(config: Config, logger: Logger): boolean {
  if (config.botToken !== undefined) return false;
  logger.info("one-process-only", { reason: "the playground does not use WEB_CONCURRENCY" });
  return true;
}

/** Resolves only when nothing can run any more. */
async function superviseAll(config: Config, logger: Logger): Promise<void> {
  const { supervise } = await import("./supervise.ts");
  const clock = createClock(config.clockStartAt);
  const supervision = supervise({
    processes: config.processes,
    // A clock that was set runs on, also in a process that is started later.
    environment: () => (config.clockStartAt === undefined ? {} : { CLOCK_START: new Date(clock.now()).toISOString() }),
    logger,
  });
  opened(() => supervision.stop());
  process.exitCode = await supervision.failed;
  await stop();
  process.exit();
}
