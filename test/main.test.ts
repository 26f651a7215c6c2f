import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, inject, it } from "vitest";
import { nodeArguments } from "../src/setup/program.mjs";

const program = await nodeArguments("src/main.ts");
const folder = mkdtempSync(join(tmpdir(), "main-"));
const dataFolder = join(folder, "data");
const opened: { close(): unknown }[] = [];

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A program of this machine that answers every request the same. */
async function elsewhere(status: number): Promise<number> {
  const server = createServer((_request, response) => response.writeHead(status).end("{}")).listen(0, "127.0.0.1");
  opened.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

function start(env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, program, {
    env: { PATH: process.env.PATH, REDIS_SERVER: inject("redisBinary"), DATA_DIR: dataFolder, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  opened.push({ close: () => child.kill("SIGKILL") });
  const said = { out: "", err: "" };
  child.stdout?.on("data", (data) => (said.out += data));
  child.stderr?.on("data", (data) => (said.err += data));
  const ended = once(child, "close").then(([code]) => ({ code: code as number, err: said.err.trim() }));
  return { child, said, ended };
}

const telegram = (port: number) => ({
  BOT_TOKEN: "123456:a-secret-of-this-test",
  TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
});

describe("main", { timeout: 60_000 }, () => {
  it("names a port that is taken in one line, and leaves no Redis behind", async () => {
    const port = await elsewhere(200);
    expect(await start({ ...telegram(port), PORT: String(port) }).ended).toEqual({
      code: 78,
      err: `PORT is "${port}"; allowed: a port that no other program uses and this one may open`,
    });
    expect(existsSync(join(dataFolder, "redis.sock"))).toBe(false);
  });

  it("names a data folder that cannot be", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "main-")), "file");
    writeFileSync(file, "");
    opened.push({ close: () => rmSync(join(file, ".."), { recursive: true }) });
    const { code, err } = await start({ DATA_DIR: file }).ended;
    expect([code, err]).toEqual([
      78,
      `DATA_DIR is ${JSON.stringify(file)}; allowed: a folder this program may write to`,
    ]);
  });

  it("lives while Telegram is away, is not ready, and ends in order when it is told to", async () => {
    const free = await elsewhere(200);
    opened.pop()?.close();
    const { child, said, ended } = start({ ...telegram(await elsewhere(502)), PORT: String(free) });
    while (!said.out.includes("telegram-not-reached")) await once(child.stdout as NodeJS.ReadableStream, "data");
    const status = async (page: string) => (await fetch(`http://127.0.0.1:${free}${page}`)).status;
    expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    expect(existsSync(join(dataFolder, "redis.sock"))).toBe(false);
    expect(said.out).not.toContain("a-secret-of-this-test");
  });
});
