import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, inject, it } from "vitest";
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
import { freePorts, startCluster } from "../support/redis-cluster.ts";
import { until } from "./stage.ts";

const program = await nodeArguments("src/main.ts");
const token = "4242:AAtest-token_for-the-emulator";
const bots = 3;
const workers = 2;
const recipients = 600;
const people = 30;
const questions = 10;
const text = "Kabar untuk semua" as Html;

/** Passes webhooks on to one bot after the other; 502 when that one is away, so that Telegram brings the update again. */
function balance(ports: readonly number[]) {
  let turn = 0;
  return createServer((request, response) => {
    const { method, headers, url: path } = request;
    const port = ports[turn++ % ports.length];
    const passed = httpRequest({ host: "127.0.0.1", port, method, headers, path }, (answer) => {
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    });
    passed.on("error", () => response.writeHead(502).end());
    request.pipe(passed);
  });
}

describe("three bots and two workers on a Cluster of six nodes", () => {
  const ends: (() => Promise<unknown> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it("answer and reach everybody when a bot, a worker and a primary are killed", { timeout: 480_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "cluster-"));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    const cluster = await startCluster(folder, inject("redisBinary"), 3, 1);
    ends.push(() => cluster.stop());
    const redis = connectRedis(cluster.address);
    redis.on("error", () => {});
    ends.push(() => redis.disconnect());
    const keys = createKeys();
    const clock = createClock();
    const residents = createResidentsStore(redis, keys);
    const ids = Array.from({ length: recipients }, (_, i) => (10_000 + i) as ResidentId);
    await Promise.all(ids.map((id) => residents.markReachable(id)));
    const outbox = createOutbox({ redis, keys, clock, logger: silentLogger });
    ends.push(() => outbox.close());
    const names = { botUsername: "bot_uji", botName: "Uji" };
    const emulator = createEmulator({ token, ...names, clock, everybodyStarted: true, webhookPausesMs: [300] });
    const apiRoot = await emulator.listen(0);
    ends.push(() => emulator.close());

    const [front = 0, ...ports] = await freePorts(1 + bots + workers);
    const balancer = balance(ports.slice(0, bots)).listen(front, "127.0.0.1");
    ends.push(() => void balancer.close());
    const start = (role: "bot" | "worker", port: number): ChildProcess => {
      const child = spawn(process.execPath, program, {
        stdio: ["ignore", "ignore", "inherit"],
        env: {
          PATH: process.env.PATH,
          BOT_TOKEN: token,
          TELEGRAM_API_ROOT: apiRoot,
          REDIS_URL: cluster.address,
          ROLE: role,
          PORT: String(port),
          WEBHOOK_URL: `http://127.0.0.1:${front}/telegram`,
          WEBHOOK_SECRET: "rahasia",
          SEND_RATE: "100",
          QUIET_HOURS: "off",
          LOG_LEVEL: "silent",
        },
      });
      ends.push(() => void child.kill("SIGKILL"));
      return child;
    };
    const running = ports.map((port, i) => start(i < bots ? "bot" : "worker", port));
    const isUp = (port: number) =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        (r) => r.ok,
        () => false,
      );
    await until("all are ready", async () => (await Promise.all(ports.map(isUp))).every(Boolean));

    await createBroadcastOrdersStore(redis, keys).save({
      id: "b1" as BroadcastId,
      by: 900 as ResidentId,
      language: "id",
      messageId: 1,
      content: { text },
      audience: { kind: "all" },
      startAt: clock.now(),
    });
    const received = () => ids.filter((id) => emulator.deliveries.of(id, text) > 0).length;
    await until("the broadcast runs", () => received() > recipients / 10);
    const visitors = Array.from({ length: people }, (_, i) =>
      emulator.person({ id: 100 + i, firstName: `Warga ${i}` }),
    );
    const ask = (from: number, to: number) => {
      for (let n = from; n < to; n++) for (const visitor of visitors) visitor.say(`/tidak_ada_${n}`);
    };
    ask(0, questions / 2);
    running[0]?.kill("SIGKILL");
    running[bots]?.kill("SIGKILL");
    await until("the rest goes on", () => received() > recipients / 3);
    cluster.killPrimary();
    ask(questions / 2, questions);

    await until("everybody got the broadcast", () => received() === recipients, 240_000);
    await until("the broadcast is over", async () => (await outbox.progress("b1"))?.state === "done", 120_000);
    const answers = () => visitors.map((v) => emulator.deliveries.byChat.get(v.id) ?? 0);
    await until("everybody is answered", () => answers().every((count) => count >= questions), 120_000);
    const twice = answers().reduce((sum, count) => sum + count - questions, 0);
    const again = ids.reduce((sum, id) => sum + emulator.deliveries.of(id, text) - 1, 0);
    console.log(`cluster: ${again} of ${recipients} messages and ${twice} of ${people * questions} answers came twice`);
    // What was in flight when its process or its primary was killed.
    expect(again).toBeLessThanOrEqual(100);
    expect(twice).toBeLessThanOrEqual(people * 2);
  });
});
