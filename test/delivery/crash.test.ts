import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { digestOf } from "../../src/outbox/notice-store.ts";
import { createOutbox } from "../../src/outbox/outbox.ts";
import { createClock } from "../../src/platform/clock.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { Html } from "../../src/platform/markup.ts";
import { pause } from "../../src/platform/waiting.ts";
import { createEmulator, type Emulator } from "../../src/playground/emulator.ts";
import { testRedis } from "../support/redis.ts";

const token = "123456:TEST-token";
const file = fileURLToPath(new URL("bot-process.ts", import.meta.url));

describe("a bot that is killed", () => {
  const { redis, keys, address } = testRedis();
  const clock = createClock();
  let emulator: Emulator;
  let bot: ChildProcess;

  const start = (apiRoot: string, sendRate: number) => {
    const args = ["--import", "tsx", file, address, keys.namespace, apiRoot, token, String(sendRate)];
    bot = spawn(process.execPath, args, { stdio: "inherit" });
  };
  const end = async (signal: NodeJS.Signals) => {
    if (bot.exitCode !== null || bot.signalCode !== null) return;
    const ended = new Promise((done) => bot.once("exit", done));
    bot.kill(signal);
    await ended;
  };
  const launch = async () => {
    const names = { botUsername: "bot_uji", botName: "Uji" };
    emulator = createEmulator({ token, ...names, clock, everybodyStarted: true });
    return emulator.listen(0);
  };
  afterEach(async () => {
    await end("SIGKILL");
    await emulator.close();
  });

  it("reaches every recipient of a broadcast and every notice, repeating at most what was in flight", async () => {
    const apiRoot = await launch();
    const outbox = createOutbox({ redis, keys, clock, logger: silentLogger });
    const content = { text: "Kabar baru" as Html };
    const recipients = Array.from({ length: 1_500 }, (_, i) => 10_000 + i);
    start(apiRoot, 300);
    await outbox.startBroadcast({
      id: "kill",
      content,
      audience: (async function* () {
        yield recipients;
      })(),
    });
    const notices = Array.from({ length: 200 }, (_, i) => ({
      id: `n${i}`,
      chatId: 1_000 + i,
      priority: "reminder" as const,
      text: "Pengingat" as Html,
    }));
    await outbox.enqueue(notices);
    /** Who was reached by a program that was just killed and had not noted it yet. */
    const deliveredButNotNoted = async (): Promise<number> => {
      for (let before = -1; before !== emulator.deliveries.total; await pause(200)) before = emulator.deliveries.total;
      const outcomes = notices.map(({ id }) => keys.noticeOutcome(digestOf(id)));
      const noted = await Promise.all(outcomes.map((key) => redis.exists(key)));
      const sent = (await outbox.progress("kill"))?.sent ?? 0;
      return emulator.deliveries.byChat.size - sent - noted.reduce((sum, one) => sum + one, 0);
    };
    let inFlight = 0;
    for (const total of [150, 600]) {
      await expect.poll(() => emulator.deliveries.total, { timeout: 15_000 }).toBeGreaterThan(total);
      await end("SIGKILL");
      inFlight += await deliveredButNotNoted();
      start(apiRoot, 300);
    }
    await expect
      .poll(async () => (await outbox.progress("kill"))?.state, { timeout: 40_000, interval: 200 })
      .toBe("done");
    await expect.poll(() => emulator.deliveries.byChat.size, { timeout: 40_000, interval: 200 }).toBe(1_700);
    expect(emulator.deliveries.repeated).toBeLessThanOrEqual(inFlight);
    await outbox.close();
  }, 120_000);

  it("handles every update once and in order", async () => {
    const apiRoot = await launch();
    start(apiRoot, 25);
    const people = Array.from({ length: 60 }, (_, i) => emulator.person({ id: 100 + i, firstName: `R${i}` }));
    const texts = Array.from({ length: 12 }, (_, i) => `pesan ${i}`);
    for (const text of texts.slice(0, 6)) for (const person of people) person.say(text);
    await expect.poll(() => emulator.deliveries.total, { timeout: 15_000, interval: 5 }).toBeGreaterThan(60);
    await end("SIGKILL");
    for (const text of texts.slice(6)) for (const person of people) person.say(text);
    start(apiRoot, 25);
    const handled = async () => Promise.all(people.map((p) => redis.lrange(keys.context(p.id), 0, "-1")));
    await expect
      .poll(async () => (await handled()).flat().length, { timeout: 30_000, interval: 100 })
      .toBeGreaterThanOrEqual(people.length * texts.length);
    for (const ofPerson of await handled()) expect(ofPerson).toEqual(texts);
    await end("SIGTERM");
  }, 60_000);
});
