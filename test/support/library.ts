/** A whole library for a test: the program over real Redis and HTTP, the Bot API emulator, a clock that stands where the test puts it. */
import { afterAll, onTestFinished } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import { importCatalogue } from "../../src/catalogue/import-catalogue.ts";
import { readWorkbook } from "../../src/catalogue/read-workbook.ts";
import { sampleFolder } from "../../src/catalogue/sample.ts";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import type { RawTable } from "../../src/catalogue/tables.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createClock, type MovableClock } from "../../src/platform/clock.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { createLogger, type Logger } from "../../src/platform/logger.ts";
import { createTexts } from "../../src/platform/texts.ts";
import { createEmulator, type Emulator } from "../../src/playground/emulator.ts";
import { partitions } from "../../src/redis/keys.ts";
import { type Visitor, visitor } from "./chat.ts";
import { testRedis, type TestRedis } from "./redis.ts";
import type { Stage } from "./transcript.ts";

/** The sample's Monday morning, at which nothing of its programme is over. */
export const mondayMorning = "2026-11-23T05:00:00+07:00";
export const librarianId = 103;
const token = "1000000001:token-of-the-test-library";

export interface TestLibrary extends Stage {
  readonly app: App;
  readonly emulator: Emulator;
  readonly clock: MovableClock;
  readonly config: Config;
  /** Everything the program logged. */
  readonly log: string[];
  visitor(id: number, name: string): Visitor;
  /** Puts another catalogue in the place of the sample. */
  publish(tables: readonly RawTable[]): Promise<void>;
  /** Ends the program and starts it again on the same Redis, as after a crash or an update. */
  restart(): Promise<void>;
}

/** In the project `replayed`, dialogues are replayed from their logs at each update, as after a restart. */
export const dialoguesInMemory = process.env.DIALOGUES_IN_MEMORY === "0" ? 0 : undefined;

export interface TestLibraryOptions extends Partial<TestRedis> {
  /** ISO instant */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is not in memory is replayed from its log at each update; as usual unless told. */
  readonly dialoguesInMemory?: number;
  /** Stays until the end of the file, for several tests; otherwise it ends with the test that started it. */
  readonly forWholeFile?: boolean;
}

export async function testLibrary(options: TestLibraryOptions = {}): Promise<TestLibrary> {
  const { redis, keys } = options.redis && options.keys ? { redis: options.redis, keys: options.keys } : testRedis();
  const clock = createClock(Date.parse(options.now ?? mondayMorning));
  const emulator = createEmulator({ token, botUsername: "kelas_berbagi_bot", botName: "Perpustakaan", clock });
  const root = await emulator.listen(0);
  const config = readConfig({
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: root,
    REDIS_URL: "redis://127.0.0.1:1",
    LIBRARIAN_IDS: String(librarianId),
    SEND_RATE: "1000",
    QUIET_HOURS: "off",
    ...options.env,
  });
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  const log: string[] = [];
  const logger: Logger = createLogger("info", { write: (line) => void log.push(line) });
  const local = createLocalTime(config.timezone);
  const store = createCatalogueStore(redis, keys);

  async function publish(tables: readonly RawTable[]): Promise<void> {
    const registrationsOf = async () => new Map();
    const outcome = await importCatalogue(
      { store, clock, local, registrationsOf },
      { tables, missing: "empty", confirmed: true },
    );
    if (outcome.kind !== "imported") throw new Error(`not imported: ${JSON.stringify(outcome)}`);
  }

  const sample = await readWorkbook(sampleFolder);
  if (sample.kind === "problems") throw new Error("the sample has problems");
  await publish(sample.tables);
  const start = () => startApp({ dialoguesInMemory, ...options, config, redis, keys, clock, logger });
  let app = await start();
  const ends = options.forWholeFile ? afterAll : onTestFinished;
  ends(async () => {
    await app.stop();
    await emulator.close();
  });

  /** An update leaves the inbox when it was handled and answered. Only partitions with updates are looked at again. */
  const handled = async () => {
    let waiting = Array.from({ length: partitions }, (_, partition) => keys.inbox(partition));
    for (;;) {
      const lengths = await Promise.all(waiting.map((inbox) => redis.xlen(inbox)));
      waiting = waiting.filter((_, i) => lengths[i] !== 0);
      if (waiting.length === 0) return;
      await new Promise((done) => setImmediate(done));
    }
  };
  const visitors = new Map<number, Visitor>();
  return {
    get app() {
      return app;
    },
    emulator,
    clock,
    config,
    log,
    t: createTexts(new URL("../../locales/", import.meta.url), local)("id"),
    visitor(id, name) {
      const known = visitors.get(id) ?? visitor(emulator, id, name, { handled });
      visitors.set(id, known);
      return known;
    },
    advance: (ms) => app.advance(ms),
    publish,
    async restart() {
      await app.stop();
      app = await start();
    },
  };
}
