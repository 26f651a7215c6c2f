/** A private redis-server of our own: unix socket only, append-only file in one folder, never reachable from the network. */
import { spawn } from "node:child_process";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Redis } from "ioredis";
import { Fault } from "../platform/fault.ts";
import { type Logger, silentLogger } from "../platform/logger.ts";
import { pause } from "../platform/waiting.ts";
import { lockFolder } from "./folder-lock.ts";

export interface EmbeddedRedis {
  /** Path of the unix socket, an address for `connectRedis`. */
  readonly address: string;
  /** Whether this process started the server; otherwise it runs for another one too, or was left by one that crashed. */
  readonly started: boolean;
  /** Leaves the server; the last process to leave writes all down and ends it. */
  stop(): Promise<void>;
}

/** A socket path of 108 bytes or more is refused by the kernel. */
const longestSocketPath = 107;

/** Each process of ours that uses the server holds one connection of this name: who died holds none. */
const userName = "embedded-redis-user";

const config = (socket: string) => `port 0
unixsocket ${JSON.stringify(socket)}
unixsocketperm 700
daemonize no
appendonly yes
appendfsync everysec
aof-load-truncated yes
save ""
maxmemory-policy noeviction
hash-max-listpack-value 512
`;

/**
 * Takes over the server that already runs in `folder` (another command of ours, or one left by a crash), or starts one.
 * While this process lives, a server that dies is started again.
 * @param binary path of redis-server, found by set-up
 * @throws Fault `redis:no-folder` where it cannot be made or written to, `redis:not-started`
 */
export async function startEmbeddedRedis(
  folder: string,
  binary: string,
  logger: Logger = silentLogger,
): Promise<EmbeddedRedis> {
  const home = resolve(folder);
  prepareFolder(home);
  let stopping = false;
  let reviving = false;

  const release = await lockFolder(home);
  try {
    const socket = socketPath(home);
    const started = await ensureServer(home, socket, binary);
    const user = await use(socket, () => !stopping);
    user.on("close", () => void revive(socket));
    return { address: socket, started, stop: () => stop(user) };
  } finally {
    release();
  }

  /** Every failed attempt to connect closes the connection once more; one of them is enough to wake this. */
  async function revive(socket: string): Promise<void> {
    if (reviving) return;
    reviving = true;
    while (!stopping) {
      const release = await lockFolder(home);
      try {
        if (!stopping && (await ensureServer(home, socket, binary))) logger.warn("redis restarted");
        break;
      } catch (error) {
        logger.error("redis does not start", {}, error);
      } finally {
        release();
      }
      await pause(1000);
    }
    reviving = false;
  }

  async function stop(user: Redis): Promise<void> {
    stopping = true;
    const release = await lockFolder(home);
    try {
      const last = await connectionOf(user);
      if (last && (await leave(last)) === 0) await shutDown(last);
      last?.disconnect();
    } finally {
      user.disconnect();
      release();
    }
  }

  /** A server that was just started again may not have this user yet: it is asked over a new connection. */
  async function connectionOf(user: Redis): Promise<Redis | undefined> {
    if (user.status === "ready") return user;
    user.disconnect();
    const path = socketPath(home);
    return (await answers(path)) ? use(path, () => false) : undefined;
  }
}

function prepareFolder(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Fault("redis:no-folder", { folder: home }, error);
  }
}

/** The socket lies in the folder, or under a short temporary path (kept in `socket-path`) where the folder's own is too long. */
function socketPath(home: string): string {
  const own = join(home, "redis.sock");
  if (Buffer.byteLength(own) <= longestSocketPath) return own;
  const note = join(home, "socket-path");
  if (existsSync(note)) {
    const noted = readFileSync(note, "utf8");
    if (existsSync(dirname(noted))) return noted;
  }
  const short = join(mkdtempSync(join(tmpdir(), "redis-")), "redis.sock");
  writeFileSync(note, short);
  return short;
}

/** @returns whether a server had to be started */
async function ensureServer(home: string, socket: string, binary: string): Promise<boolean> {
  if (await answers(socket)) return false;
  rmSync(socket, { force: true });
  const configFile = join(home, "redis.conf");
  const logFile = join(home, "redis.log");
  writeFileSync(configFile, config(socket));
  const log = openSync(logFile, "w");
  // Its own process group: Ctrl-C in a terminal must reach the program first, which ends Redis after its last write.
  // A file instead of a pipe: the server outlives a program that is killed.
  const server = spawn(binary, [configFile, "--dir", home], {
    stdio: ["ignore", log, log],
    detached: true,
    argv0: "redis-server",
  });
  closeSync(log);
  server.unref();
  let failure: string | undefined;
  server.once("error", (error) => (failure = error.message));
  server.once("exit", (code) => (failure ??= `exit code ${code ?? "none"}`));
  while (!(await answers(socket))) {
    if (failure !== undefined) {
      const lastLines = readFileSync(logFile, "utf8").trim().split("\n").slice(-3).join(" | ");
      throw new Fault("redis:not-started", { reason: failure, log: lastLines });
    }
    await pause(20);
  }
  return true;
}

async function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  const client = new Redis({
    path: socket,
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  client.on("error", () => {});
  try {
    // Waits while the server still reads its append-only file.
    await client.connect();
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/** @returns a connection that says to other processes of ours that this one uses the server */
async function use(socket: string, goesOn: () => boolean): Promise<Redis> {
  const user = new Redis({
    path: socket,
    connectionName: userName,
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: () => (goesOn() ? 100 : null),
  });
  user.on("error", () => {});
  await user.connect();
  return user;
}

/**
 * Gives the name up, which the server knows at once; a closed connection it would notice only later.
 * @returns how many users are left
 */
async function leave(user: Redis): Promise<number> {
  await user.client("SETNAME", "");
  const clients = String(await user.client("LIST"));
  return clients.split("\n").filter((line) => line.includes(` name=${userName} `)).length;
}

/** The server answers with the end of the connection, after everything is on disk. */
async function shutDown(user: Redis): Promise<void> {
  const ended = new Promise<void>((done) => user.once("end", () => done()));
  const refused = await user.call("SHUTDOWN").then(
    () => false,
    () => user.status === "ready",
  );
  // Refused where the disk is full: what cannot be written now cannot be written later either.
  if (refused) void user.call("SHUTDOWN", "NOSAVE", "FORCE").catch(() => {});
  await ended;
}
