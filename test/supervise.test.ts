/** Several processes behind one port, as the image runs them: the real program, its private Redis, the emulator. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, inject, it } from "vitest";
import { createClock } from "../src/platform/clock.ts";
import { createEmulator, type Person } from "../src/playground/emulator.ts";
import { nodeArguments } from "../src/setup/program.mjs";
import { until } from "./faults/stage.ts";
import { freePorts } from "./support/redis-servers.ts";

const program = await nodeArguments("src/main.ts");
const token = "4242:AAtest-token_for-the-emulator";

async function openMachine(opened: (close: () => Promise<void> | void) => void) {
  const names = { botUsername: "bot_uji", botName: "Uji" };
  const emulator = createEmulator({ token, ...names, clock: createClock() });
  const root = await emulator.listen(0);
  opened(() => emulator.close());
  const folder = mkdtempSync(join(tmpdir(), "supervise-"));
  opened(() => rmSync(folder, { recursive: true, force: true }));
  const [port = 0] = await freePorts(1);
  const start = (env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, program, {
      env: {
        PATH: process.env.PATH,
        BOT_TOKEN: token,
        TELEGRAM_API_ROOT: root,
        REDIS_SERVER: inject("redisBinary"),
        DATA_DIR: folder,
        PORT: String(port),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    opened(() => void child.kill("SIGKILL"));
    let err = "";
    child.stderr.on("data", (data) => (err += data));
    const log: { readonly msg: string; readonly pid: number }[] = [];
    createInterface(child.stdout).on("line", (line) => log.push(JSON.parse(line) as (typeof log)[number]));
    const ended = once(child, "close").then(([code]) => ({ code: code as number, err: err.trim() }));
    const pids = () => log.filter(({ msg }) => msg === "started").map(({ pid }) => pid);
    return { child, log, ended, pids };
  };
  const heard = (person: Person) => emulator.messagesIn(person.id).filter(({ from }) => from === "bot").length;
  const people = Array.from({ length: 20 }, (_, i) => emulator.person({ id: 100 + i, firstName: `Warga ${i}` }));
  const answered = (times: number) =>
    until(`everybody has ${times} answers`, () => people.every((person) => heard(person) >= times), 30_000);
  return { emulator, root, folder, port, start, people, heard, answered };
}

const lives = (pid: number) => existsSync(`/proc/${pid}`);

describe.concurrent("several processes", { timeout: 60_000 }, () => {
  it("share a port and one set of metrics, lose nothing when one is killed, replace it, and end together", async ({
    expect,
    onTestFinished,
  }) => {
    const { emulator, folder, port, start, people, heard, answered } = await openMachine(onTestFinished);
    const { child, log, ended, pids } = start({
      WEB_CONCURRENCY: "2",
      WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
      WEBHOOK_SECRET: "rahasia",
    });
    await until("both have started", () => pids().length === 2);
    for (const person of people) person.say("/bantuan");
    await answered(1);
    const get = (page: string) => fetch(`http://127.0.0.1:${port}${page}`, { headers: { connection: "close" } });
    const handled = async () =>
      /bot_updates_total\{outcome="handled"\} (\d+)/.exec(await (await get("/metrics")).text())?.[1];
    await until("all is counted", async () => (await handled()) === String(people.length));
    expect(await Promise.all([1, 2, 3, 4].map(handled))).toEqual(Array(4).fill(String(people.length)));
    expect(await (await get("/metrics")).text()).toContain("\nbot_token_accepted 1\n");
    expect((await get("/readyz")).status).toBe(200);

    const [first = 0] = pids();
    for (let times = 0; times < 5; times++) for (const person of people) person.say("/bantuan");
    await until("some are answered", () => people.some((person) => heard(person) > 1));
    process.kill(first, "SIGKILL");
    await answered(6);
    await until("it is replaced", () => pids().length === 3);
    expect(log).toContainEqual(expect.objectContaining({ msg: "process-died", pid: first, signal: "SIGKILL" }));

    for (const person of people) person.say("/bantuan");
    await until("some are answered again", () => people.some((person) => heard(person) > 6));
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 0, err: "" });
    expect(pids().filter(lives)).toEqual([]);
    expect(existsSync(join(folder, "redis.sock"))).toBe(false);
    expect(emulator.botListens).toBe(true);
  });

  it("have one of them ask for updates", async ({ expect, onTestFinished }) => {
    const { emulator, start, people, answered } = await openMachine(onTestFinished);
    const { child, ended, pids } = start({ WEB_CONCURRENCY: "2" });
    await until("both have started", () => pids().length === 2);
    for (const person of people) person.say("/bantuan");
    await answered(1);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    expect(emulator.calls.byError.get(409)).toBeUndefined();
    expect(emulator.pendingUpdates).toBe(0);
  });

  it("say once what is wrong, and end", async ({ expect, onTestFinished }) => {
    const { root, folder, start } = await openMachine(onTestFinished);
    const taken = new URL(root).port;
    expect(await start({ WEB_CONCURRENCY: "3", PORT: taken }).ended).toEqual({
      code: 78,
      err: `PORT is "${taken}"; allowed: a port that no other program uses and this one may open`,
    });
    expect(existsSync(join(folder, "redis.sock"))).toBe(false);
  });
});
