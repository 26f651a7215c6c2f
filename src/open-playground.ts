/** The program without a token: a Bot API emulator and its web page on this machine, and the bot that talks to it over HTTP. */
import { startApp, type App } from "./app.ts";
import type { AppOptions } from "./app/library.ts";
import { importCatalogue } from "./catalogue/import-catalogue.ts";
import { createCatalogueStore } from "./catalogue/catalogue-store.ts";
import { readSample } from "./catalogue/sample.ts";
import type { MovableClock } from "./platform/clock.ts";
import type { ResidentId } from "./platform/ids.ts";
import { createLocalTime } from "./platform/local-time.ts";
import { createTexts } from "./platform/texts.ts";
import { createEmulator } from "./playground/emulator.ts";
import { startPlayground } from "./playground/server.ts";

const token = "1000000001:playground-token-of-no-use-elsewhere";
const people = [
  { id: 101, firstName: "Siti", lastName: "Rahmah", role: "mother" },
  { id: 102, firstName: "Andi", lastName: "Pratama", role: "resident" },
  { id: 103, firstName: "Bu Nurul", lastName: "", role: "librarian" },
] as const;

export interface OpenPlayground {
  readonly address: string;
  readonly app: App;
  close(): Promise<void>;
}

export async function openPlayground(options: AppOptions & { readonly clock: MovableClock }): Promise<OpenPlayground> {
  const { config, clock, redis, keys } = options;
  const local = createLocalTime(config.timezone);
  const t = createTexts(new URL("../locales/", import.meta.url), local)("id");
  // Time does not run backwards between visits: what was reminded of stays so.
  if (config.clockStartAt === undefined)
    clock.moveTo(Math.max(clock.now(), Number((await redis.get(keys.playgroundClock())) ?? 0)));
  await importSample();
  const emulator = createEmulator({ token, botUsername: "kelas_berbagi_bot", botName: config.libraryName, clock });
  for (const { role, ...person } of people) emulator.person({ ...person, role });
  const advance = async (ms: number) => {
    await running.app?.advance(ms);
    await redis.set(keys.playgroundClock(), clock.now());
  };
  /** The page is up before the bot, which calls the Bot API behind it. */
  const running: { app?: App } = {};
  const playground = await startPlayground({
    port: config.port,
    emulator,
    libraryName: config.libraryName,
    sampleNote: t.plain("playground-sample-note"),
    zone: config.timezone,
    pages: () => running.app?.pages ?? {},
    now: () => clock.now(),
    nextReminderAt: async () => (await running.app?.nextReminderAt()) ?? null,
    advance,
    toNextReminder: async () => {
      const next = await running.app?.nextReminderAt();
      if (next != null) await advance(next - clock.now());
    },
  });
  const app = await startApp({
    ...options,
    config: {
      ...config,
      botToken: token,
      telegramApiRoot: playground.address,
      webhook: undefined,
      publicUrl: playground.address,
      isPublic: true,
      role: "all",
      librarianIds: [
        ...config.librarianIds,
        ...people.filter((p) => p.role === "librarian").map((p) => p.id as ResidentId),
      ],
    },
  });
  running.app = app;
  return {
    address: playground.address,
    app,
    async close() {
      await app.stop();
      await playground.close();
    },
  };

  /** The sample starts today, each day anew; a catalogue that somebody imported stays. */
  async function importSample(): Promise<void> {
    const store = createCatalogueStore(redis, keys);
    const version = await store.readVersion();
    if (version !== Number((await redis.get(keys.sampleVersion())) ?? 0)) return;
    const tables = await readSample(local.dateOf(clock.now()), local);
    const registrationsOf = async () => new Map();
    const outcome = await importCatalogue(
      { store, clock, local, registrationsOf },
      { tables, missing: "empty", confirmed: true },
    );
    if (outcome.kind === "imported") await redis.set(keys.sampleVersion(), outcome.version);
  }
}
