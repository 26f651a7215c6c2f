import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, inject, it } from "vitest";
import { connectRedis, type RedisClient } from "../../src/redis/connect.ts";
import { startEmbeddedRedis } from "../../src/redis/embedded.ts";

const binary = inject("redisBinary");
const folders: string[] = [];
const clients: RedisClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(name = "data"): string {
  const parent = mkdtempSync(join(tmpdir(), "embedded-"));
  folders.push(parent);
  return join(parent, name);
}

function client(address: string): RedisClient {
  const redis = connectRedis(address);
  redis.on("error", () => {});
  clients.push(redis);
  return redis;
}

const serverPid = async (address: string) => Number(/process_id:(\d+)/.exec(await client(address).info("server"))?.[1]);

/** Resolves when nothing serves the socket any more. */
async function serverEnded(address: string): Promise<void> {
  while (existsSync(address)) await new Promise((done) => setImmediate(done));
}

interface User {
  readonly process: ChildProcess;
  readonly address: string;
  readonly started: boolean;
  leave(): Promise<void>;
  kill(): Promise<void>;
}

/** Another process of ours on the same folder. */
async function user(folder: string): Promise<User> {
  const file = fileURLToPath(new URL("embedded-user.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, folder, binary], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    process: child,
    ...(JSON.parse(line) as { address: string; started: boolean }),
    leave: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

describe("startEmbeddedRedis", () => {
  it("keeps what was written over an ordinary end, and ends with the program", async () => {
    const folder = newFolder();
    const first = await startEmbeddedRedis(folder, binary);
    await client(first.address).set("a", "1");
    await first.stop();
    expect(existsSync(first.address)).toBe(false);
    const second = await startEmbeddedRedis(folder, binary);
    expect(await client(second.address).get("a")).toBe("1");
    await second.stop();
  });

  it("cannot be reached from the network", async () => {
    const redis = await startEmbeddedRedis(newFolder(), binary);
    expect(await client(redis.address).config("GET", "port")).toEqual(["port", "0"]);
    expect(statSync(redis.address).mode & 0o077).toBe(0);
    await redis.stop();
  });

  it("works in a folder with spaces, quotes and a path too long for a socket", async () => {
    const redis = await startEmbeddedRedis(newFolder(`it's "our" ${"long ".repeat(30)}folder`), binary);
    expect(await client(redis.address).ping()).toBe("PONG");
    await redis.stop();
  });

  it("starts one server when two programs start at once, and ends it when the last one leaves", async () => {
    const folder = newFolder();
    const users = await Promise.all([user(folder), user(folder)]);
    expect(users.map((u) => u.started).sort()).toEqual([false, true]);
    const [starter, other] = users[0].started ? users : [users[1], users[0]];
    const pid = await serverPid(starter.address);
    await starter.leave();
    expect(await serverPid(other.address)).toBe(pid);
    await other.leave();
    await serverEnded(other.address);
  });

  it("ends when all programs leave at once", async () => {
    const folder = newFolder();
    const users = await Promise.all([1, 2, 3].map(() => startEmbeddedRedis(folder, binary)));
    expect(users.map((u) => u.started).filter(Boolean)).toHaveLength(1);
    await Promise.all(users.map((u) => u.stop()));
    expect(existsSync(users[0]?.address ?? "")).toBe(false);
  });

  it("outlives a program that is killed, and is taken over and ended by the next", async () => {
    const folder = newFolder();
    const killed = await user(folder);
    const redis = client(killed.address);
    await redis.set("a", "1");
    await killed.kill();
    const next = await startEmbeddedRedis(folder, binary);
    expect(next.started).toBe(false);
    expect(await redis.get("a")).toBe("1");
    await next.stop();
    expect(existsSync(next.address)).toBe(false);
  });

  it("is started again with all its data when it is killed", async () => {
    const running = await startEmbeddedRedis(newFolder(), binary);
    const redis = client(running.address);
    await redis.set("a", "1");
    const pid = await serverPid(running.address);
    process.kill(pid, "SIGKILL");
    expect(await redis.get("a")).toBe("1");
    expect(await serverPid(running.address)).not.toBe(pid);
    await running.stop();
    expect(existsSync(running.address)).toBe(false);
  });

  it("starts after program and server were killed and the last write was cut in half", async () => {
    const folder = newFolder();
    const killed = await user(folder);
    const redis = client(killed.address);
    await redis.set("kept", "1");
    await redis.set("cut", "x".repeat(1000));
    const pid = await serverPid(killed.address);
    redis.disconnect();
    await killed.kill();
    process.kill(pid, "SIGKILL");
    const log = join(folder, "appendonlydir");
    const file = join(log, readdirSync(log).find((name) => name.endsWith(".incr.aof")) as string);
    truncateSync(file, statSync(file).size - 500);
    const next = await startEmbeddedRedis(folder, binary);
    expect(next.started).toBe(true);
    expect(await client(next.address).mget("kept", "cut")).toEqual(["1", null]);
    await next.stop();
  });

  it("says why a server does not start", async () => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    await expect(startEmbeddedRedis(folder, "/bin/false")).rejects.toMatchObject({
      code: "redis:not-started",
      details: { reason: "exit code 1" },
    });
    await expect(startEmbeddedRedis(folder, join(folder, "missing"))).rejects.toMatchObject({
      code: "redis:not-started",
    });
  });
});
