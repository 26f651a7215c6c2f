/** What all parts stand on: a private Redis, and processes of their own for Telegram, for our program and for those it is measured beside. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CatalogueStore, createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import type { StoredCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { pause } from "../../src/platform/waiting.ts";
import { connectRedis, type RedisClient } from "../../src/redis/connect.ts";
import { startEmbeddedRedis } from "../../src/redis/embedded.ts";
import { createKeys, type Keys } from "../../src/redis/keys.ts";
import { nodeArguments, youngGenerationInImageMb } from "../../src/setup/program.mjs";
import { findRedisServer } from "../support/start-redis.ts";
import { bundle } from "./bundle.mjs";
import type { Telegram } from "./processes/telegram.ts";

export const token = "1000000001:token-of-the-benchmark";
/** A Monday morning of the sample, at which nothing of its programme is over. */
export const mondayMorning = "2026-11-23T05:00:00+07:00";

const root = fileURLToPath(new URL("../../", import.meta.url));
const patienceMs = 60_000;

export interface Process {
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Stage {
  readonly redis: RedisClient;
  /** A unix socket. */
  readonly address: string;
  readonly keys: Keys;
  readonly catalogueStore: CatalogueStore;
  /** Empties Redis and publishes this. */
  publish(catalogue: StoredCatalogue): Promise<void>;
  /** One Telegram, which the whole run shares. */
  telegram(): Promise<Telegram>;
  /** Our program as its operator starts it; resolves once it takes updates. */
  startProgram(apiRoot: string, receiving: "webhook" | "polling", env?: Record<string, string>): Promise<Process>;
  /** The same as the image runs it: on all cores, with more memory. */
  startImage(apiRoot: string, receiving: "webhook" | "polling"): Promise<Process>;
  /** One of the programs in processes/; resolves once it says that it is ready. */
  startOther(file: string, ...args: readonly string[]): Promise<Process>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const server = process.env.REDIS_SERVER ?? findRedisServer();
  const embedded = await startEmbeddedRedis(folder, server);
  const redis = connectRedis(embedded.address);
  const keys = createKeys();
  const catalogueStore = createCatalogueStore(redis, keys);
  const started: Process[] = [];
  let telegram: Promise<{ readonly telegram: Telegram; readonly process: Process }> | undefined;

  const start = async (
    apiRoot: string,
    receiving: "webhook" | "polling",
    env: Record<string, string> = {},
    youngMb?: number,
  ) => {
    const port = await freePort();
    const webhook = { WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`, WEBHOOK_SECRET: "secret-of-the-benchmark" };
    const settings = {
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: apiRoot,
      CLOCK_START: mondayMorning,
      DATA_DIR: folder,
      REDIS_SERVER: server,
      PORT: String(port),
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
      ...(receiving === "webhook" && webhook),
      ...env,
    };
    const child = launch(await nodeArguments("src/main.ts", youngMb), settings);
    const program = processOf(child);
    started.push(program);
    await answersAt(`http://127.0.0.1:${port}/readyz`, child);
    return program;
  };
  return {
    redis,
    address: embedded.address,
    keys,
    catalogueStore,
    async publish(catalogue) {
      await redis.flushall();
      await catalogueStore.save(0, catalogue, []);
    },
    async telegram() {
      telegram ??= startTelegram();
      return (await telegram).telegram;
    },
    startProgram: (apiRoot, receiving, env) => start(apiRoot, receiving, env),
    startImage: (apiRoot, receiving) => start(apiRoot, receiving, {}, youngGenerationInImageMb),
    async startOther(file, ...args) {
      const child = launch([await bundle(`test/bench/processes/${file}`), ...args], { NODE_ENV: "production" });
      const program = processOf(child);
      started.push(program);
      await spoken(child);
      return program;
    },
    async close() {
      await Promise.all(started.map((program) => program.stop()));
      await (await telegram)?.process.stop();
      redis.disconnect();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startTelegram(): Promise<{ readonly telegram: Telegram; readonly process: Process }> {
  const child = launch([await bundle("test/bench/processes/telegram.ts")], {});
  await spoken(child);
  const waiting = new Map<number, (result: unknown) => void>();
  let asked = 0;
  child.on("message", (message: { readonly id: number; readonly result: unknown }) => {
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  const call = (method: string, argument: unknown) =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, resolve);
      child.once("exit", () => reject(new Error("Telegram's process has ended")));
      child.send({ id, method, argument });
    });
  child.setMaxListeners(0);
  const methods: readonly (keyof Telegram)[] = ["open", "counted", "ask", "say", "register", "firstReply"];
  const telegram = Object.fromEntries(methods.map((method) => [method, (argument: unknown) => call(method, argument)]));
  return { telegram: telegram as unknown as Telegram, process: processOf(child) };
}

function launch(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { PATH: process.env.PATH, ...env },
  });
}

const spoken = async (child: ChildProcess): Promise<void> => {
  await Promise.race([once(child, "message"), failsAtExit(child)]);
};

const failsAtExit = async (child: ChildProcess): Promise<never> => {
  await once(child, "exit");
  throw new Error(`a process of the benchmark ended before it was ready: ${child.spawnargs.join(" ")}`);
};

const processOf = (child: ChildProcess): Process => ({
  pid: child.pid as number,
  async stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  },
});

async function answersAt(url: string, child: ChildProcess): Promise<void> {
  const ended = failsAtExit(child);
  const ready = async () => {
    for (const until = performance.now() + patienceMs; performance.now() < until; await pause(20))
      if ((await fetch(url).catch(() => undefined))?.ok) return;
    throw new Error(`${url} was not ready within ${patienceMs} ms`);
  };
  await Promise.race([ready(), ended]);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A process and those that it started, which are the program too. */
const familyOf = (pid: number): number[] => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .split(" ")
    .filter(Boolean)
    .flatMap((child) => familyOf(Number(child))),
];

/** CPU time that a program has used so far, ms, to 10 ms. What others do on the machine changes it little. */
export const cpuOf = (pid: number): number => sum(familyOf(pid).map(cpuOfProcess));

/** Resident memory of a program, MB. */
export const memoryOf = (pid: number): number =>
  sum(
    familyOf(pid).map((one) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1]) / 1024),
  );

function cpuOfProcess(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
