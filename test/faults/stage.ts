/** What a fault happens to: the real program in processes of its own, a Redis of its own with its append-only file, and the emulator, which counts. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBroadcastOrdersStore } from "../../src/broadcasts/broadcast-orders-store.ts";
import { createOutbox } from "../../src/outbox/outbox.ts";
import { createClock } from "../../src/platform/clock.ts";
import type { BroadcastId, ResidentId } from "../../src/platform/ids.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { Html } from "../../src/platform/markup.ts";
import { createEmulator } from "../../src/playground/emulator.ts";
import { connectRedis } from "../../src/redis/connect.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { createResidentsStore } from "../../src/residents/residents-store.ts";
import { nodeArguments } from "../../src/setup/program.mjs";
import { freePorts } from "../support/redis-servers.ts";
import { findRedisServer } from "../support/start-redis.ts";
import { pause } from "../../src/platform/waiting.ts";
import { onSmallDisk } from "./small-disk.ts";

const program = await nodeArguments("src/main.ts");
const token = "4242:AAtest-token_for-the-emulator";
const firstRecipient = 10_000;
const jumpingClock = new URL("jumping-clock.mjs", import.meta.url).href;
const text = "Kabar dari perpustakaan" as Html;
const broadcast = "b1" as BroadcastId;

export type Stage = Awaited<ReturnType<typeof openStage>>;

export interface Size {
  readonly recipients: number;
  readonly sendRate: number;
  /** Redis keeps its files on a disk of its own that can be filled. */
  readonly smallDisk?: boolean;
}

/** Looks until it is so. @throws Error after `patienceMs` */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, patienceMs = 180_000): Promise<void> {
  for (const end = performance.now() + patienceMs; !(await isSo()); await pause(50))
    if (performance.now() > end) throw new Error(`waited ${patienceMs} ms until ${what}`);
}

const ended = (child: ChildProcess) =>
  new Promise<void>((done) =>
    child.exitCode !== null || child.signalCode !== null ? done() : child.once("exit", () => done()),
  );

export async function openStage({ recipients, sendRate, smallDisk = false }: Size) {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const [port = 0] = await freePorts(1);
  const clock = createClock();
  const names = { botUsername: "bot_uji", botName: "Uji" };
  const emulator = createEmulator({ token, ...names, clock, everybodyStarted: true, keepTraffic: 0 });
  const apiRoot = await emulator.listen(0);
  const programs: ChildProcess[] = [];
  let redisServer: ChildProcess | undefined;

  const startRedis = () => {
    const server = ["--port", port, "--bind", "127.0.0.1", "--dir", disk, "--save", "", "--appendonly", "yes"];
    const command = [findRedisServer(), ...server.map(String)];
    const [program = "", ...args] = smallDisk ? onSmallDisk(disk, command) : command;
    redisServer = spawn(program, args, { stdio: "ignore" });
  };
  startRedis();
  const redis = connectRedis(`redis://127.0.0.1:${port}`);
  redis.on("error", () => {});
  const keys = createKeys();
  const outbox = createOutbox({ redis, keys, clock, logger: silentLogger });
  const residents = createResidentsStore(redis, keys);
  const ids = Array.from({ length: recipients }, (_, i) => (firstRecipient + i) as ResidentId);
  for (let i = 0; i < ids.length; i += 1_000)
    await Promise.all(ids.slice(i, i + 1_000).map((id) => residents.markReachable(id)));
  const blockers = ids.filter((id) => id % 97 === 0);
  for (const id of blockers) emulator.person({ id, firstName: "Warga" }).block();
  const progress = () => outbox.progress(broadcast);
  const settled = () =>
    until("nothing more arrives", async () => {
      const before = emulator.deliveries.total;
      await pause(200);
      return emulator.deliveries.total === before;
    });

  const startProgram = async (env: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, ["--import", jumpingClock, ...program], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        PATH: process.env.PATH,
        BOT_TOKEN: token,
        TELEGRAM_API_ROOT: apiRoot,
        REDIS_URL: `redis://127.0.0.1:${port}`,
        DATA_DIR: folder,
        PORT: "0",
        SEND_RATE: String(sendRate),
        QUIET_HOURS: "off",
        LOG_LEVEL: "silent",
        ...env,
      },
    });
    programs.push(child);
    return child;
  };

  return {
    emulator,
    redis,
    keys,
    outbox,
    disk,
    startProgram,
    startRedis,
    redisPid: () => redisServer?.pid ?? 0,
    async endRedis() {
      if (!redisServer) return;
      redisServer.kill("SIGKILL");
      await ended(redisServer);
    },
    async endProgram(child: ChildProcess, signal: NodeJS.Signals) {
      child.kill(signal);
      await ended(child);
    },
    /** The machine's clock of a program jumps an hour ahead. */
    async jump(child: ChildProcess) {
      const jumped = once(child, "message");
      child.kill("SIGUSR2");
      await jumped;
    },
    order: () =>
      createBroadcastOrdersStore(redis, keys).save({
        id: broadcast,
        by: 900 as ResidentId,
        language: "id",
        messageId: 1,
        content: { text },
        audience: { kind: "all" },
        startAt: clock.now(),
      }),
    /** Until this share of the recipients got the message. */
    delivered: (share: number) =>
      until(`${share} of all is delivered`, () => emulator.deliveries.total >= recipients * share),
    over: () => until("the broadcast is over", async () => (await progress())?.state === "done"),
    /** @throws Error when the broadcast is over or did not begin: whatever was done was not done in its middle */
    isMiddle() {
      const { total } = emulator.deliveries;
      if (total === 0 || total >= ids.length - blockers.length)
        throw new Error(`not in the middle: ${total} delivered`);
    },
    settled,
    /** Delivered, but not noted so: a program that was just killed made that many repetitions. Redis must answer. */
    async inFlight(): Promise<number> {
      await settled();
      return Math.max(0, emulator.deliveries.total - ((await progress())?.sent ?? 0));
    },
    noted: async () => (await progress())?.sent ?? 0,
    /** The emulator's count. */
    async verdict() {
      const willing = ids.filter((id) => !blockers.includes(id));
      const times = willing.map((id) => emulator.deliveries.byChat.get(id) ?? 0);
      const stillWritable = await Promise.all(blockers.map(async (id) => (await residents.read(id)).reachable));
      return {
        missed: times.filter((n) => n === 0).length,
        repeated: times.reduce((sum, n) => sum + Math.max(0, n - 1), 0),
        blockedWrittenTo: blockers.filter((id) => emulator.deliveries.byChat.has(id)).length,
        blockedNotNoted: stillWritable.filter(Boolean).length,
      };
    },
    async close() {
      for (const child of programs) child.kill("SIGKILL");
      await Promise.all(programs.map(ended));
      await outbox.close();
      redis.disconnect();
      redisServer?.kill("SIGCONT");
      redisServer?.kill("SIGKILL");
      if (redisServer) await ended(redisServer);
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
