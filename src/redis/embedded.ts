/** A private redis-server of our own: unix socket only, append-only file in one folder, never reachable from the network. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Redis } from "ioredis";
import { Fault } from "../platform/fault.ts";

export interface EmbeddedRedis {
  /** Path of the unix socket, an address for `connectRedis`. */
  readonly address: string;
  /** Whether this process started the server and therefore ends it. */
  readonly started: boolean;
  /** Writes all down and ends the server if this process started it. */
  stop(): Promise<void>;
}

/** A socket path of 108 bytes or more is refused by the kernel. */
const longestSocketPath = 107;

const config = (socket: string) => `port 0
unixsocket ${socket}
unixsocketperm 700
daemonize no
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
hash-max-listpack-value 512
`;

/**
 * Takes over the server that already runs in `folder` (another command of ours, or one left by a crash), or starts one.
 * @param binary path of redis-server, found by set-up
 * @throws Fault `redis:not-started`
 */
export async function startEmbeddedRedis(folder: string, binary: string): Promise<EmbeddedRedis> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const home = resolve(folder);
  const socket = socketPath(home);
  if (await answers(socket)) return { address: socket, started: false, stop: async () => {} };
  rmSync(socket, { force: true });
  const configFile = join(home, "redis.conf");
  writeFileSync(configFile, config(socket));
  // Its own process group: Ctrl-C in a terminal must reach the program first, which ends Redis after its last write.
  const server = spawn(binary, [configFile, "--dir", home], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    argv0: "redis-server",
  });
  const lastLines: string[] = [];
  const remember = (data: Buffer) =>
    lastLines.splice(0, lastLines.length, ...[...lastLines, data.toString()].slice(-5));
  server.stdout.on("data", remember);
  server.stderr.on("data", remember);
  await ready(server, socket, lastLines);
  server.stdout.resume();
  server.unref();
  return { address: socket, started: true, stop: () => shutDown(server, socket) };
}

/** The socket lies in the folder, or under a short temporary path (kept in `socket-path`) where the folder's own is too long. */
function socketPath(home: string): string {
  const own = join(home, "redis.sock");
  if (Buffer.byteLength(own) <= longestSocketPath) return own;
  const note = join(home, "socket-path");
  if (existsSync(note)) {
    const noted = readFileSync(note, "utf8");
    if (existsSync(noted.slice(0, noted.lastIndexOf("/")))) return noted;
  }
  const short = join(mkdtempSync(join(tmpdir(), "redis-")), "redis.sock");
  writeFileSync(note, short);
  return short;
}

async function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  const client = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on("error", () => {});
  try {
    await client.connect();
    for (;;) {
      try {
        return (await client.ping()) === "PONG";
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith("LOADING"))) return false;
        await pause(50);
      }
    }
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

async function ready(server: ChildProcess, socket: string, lastLines: readonly string[]): Promise<void> {
  let failure: string | undefined;
  server.once("error", (error) => (failure = error.message));
  server.once("exit", (code) => (failure ??= `exit code ${code ?? "none"}`));
  for (;;) {
    if (failure !== undefined)
      throw new Fault("redis:not-started", { reason: failure, log: lastLines.join("").slice(-400) });
    if (await answers(socket)) return;
    await pause(20);
  }
}

async function shutDown(server: ChildProcess, socket: string): Promise<void> {
  const ended = new Promise<void>((done) =>
    server.exitCode !== null || server.signalCode ? done() : server.once("exit", () => done()),
  );
  server.ref();
  server.kill("SIGTERM");
  await ended;
  rmSync(socket, { force: true });
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
