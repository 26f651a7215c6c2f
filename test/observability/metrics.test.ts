/** What a visit leaves in the metrics. */
import { describe, expect, it } from "vitest";
import type { Html } from "../../src/platform/markup.ts";
import { testLibrary } from "../support/library.ts";
import { testRedis } from "../support/redis.ts";

describe("/metrics", () => {
  it("counts updates by kind, what was understood, what waits and what Redis was asked", async () => {
    const library = await testLibrary();
    const resident = library.visitor(101, "Siti");
    await resident.start();
    await resident.say("ada kelas apa besok?");
    await resident.say("qwxz plgh mmbrt");
    const { registry } = library.app.metrics;
    const values = async (name: string) => (await registry.getSingleMetric(name)?.get())?.values ?? [];
    const handled = (await values("bot_handling_seconds")).filter(
      (v) => "metricName" in v && v.metricName === "bot_handling_seconds_count",
    );
    expect(handled.map(({ labels, value }) => [labels["kind"], value])).toEqual([
      ["command", 1],
      ["text", 2],
    ]);
    const questions = (await values("bot_questions_total")).map(({ labels, value }) => [labels["intent"], value]);
    expect(questions).toContainEqual(["not-understood", 1]);
    expect(questions).toHaveLength(2);
    const [commands] = await values("bot_redis_commands_total");
    const [writes] = await values("bot_redis_round_trips_total");
    expect(writes?.value).toBeGreaterThan(0);
    expect(commands?.value).toBeGreaterThan(writes?.value ?? Infinity);
    expect(await values("bot_token_accepted")).toMatchObject([{ value: 1 }]);
    const waiting = (await values("bot_outbox_waiting")).map(({ labels }) => `${labels["kind"]} ${labels["state"]}`);
    expect(waiting).toEqual([
      "notice waiting",
      "notice sending",
      "notice later",
      "broadcast later",
      "broadcast waiting",
    ]);
    const text = await registry.metrics();
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
    expect(text).not.toContain(library.config.botToken?.split(":")[1]);
  });

  it("counts what Telegram refused for a while and what was sent unprompted", async () => {
    const library = await testLibrary();
    const resident = library.visitor(102, "Siti");
    await resident.start();
    const { registry } = library.app.metrics;
    const lines = async (name: string) => (await registry.getSingleMetricAsString(name)).split("\n");
    library.emulator.failNext({ kind: "429", method: "sendMessage" });
    await resident.say("halo");
    expect(await lines("bot_api_calls_total")).toContain('bot_api_calls_total{method="sendMessage",status="429"} 1');
    const { outbox } = library.app.library;
    await outbox.enqueue([{ id: "n1", chatId: 102, text: "Kabar" as Html, priority: "urgent" }]);
    await expect.poll(() => lines("bot_outbox_total")).toContain('bot_outbox_total{kind="notice",result="sent"} 1');
  });

  it("listens to Redis once, however often the program was started on the same connection", async () => {
    const { redis, keys } = testRedis();
    const library = await testLibrary({ redis, keys });
    const listeners = () => redis.listenerCount("connect");
    const before = listeners();
    await library.restart();
    expect(listeners()).toBe(before);
  });
});
