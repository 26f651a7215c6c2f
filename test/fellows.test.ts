import { AggregatorRegistry } from "prom-client";
import { describe, expect, it } from "vitest";
import { measureBacklog } from "../src/alerts/measure-backlog.ts";
import { placeEnvironment, type Readiness, readPlace, readyTogether } from "../src/fellows.ts";
import { createMetrics } from "../src/platform/metrics.ts";

describe("processes of one machine", () => {
  it.each<[Readiness[], boolean]>([
    [["ready", "ready"], true],
    [["ready", "starting"], true],
    [["starting", "starting"], false],
    [["ready", "not-ready"], false],
    [[], false],
  ])("that are %j are ready together: %s", (all, together) => {
    expect(readyTogether(all)).toBe(together);
  });

  it("have the first lead, and a name that stays with the place", () => {
    expect(readPlace({})).toBeUndefined();
    const [first, second] = [0, 1].map((number) => readPlace(placeEnvironment("run", number)));
    expect([first?.leads, second?.leads]).toEqual([true, false]);
    expect(first?.owner).not.toBe(second?.owner);
    expect(readPlace(placeEnvironment("run", 10))?.leads).toBe(false);
  });

  it("add up what each counted, and show once what all of them read of Redis", async () => {
    const backlog = {
      now: 10,
      notices: { waiting: 3, sending: 0, later: 1 },
      noticeLagSeconds: 2,
      broadcasts: [{ id: "b1", startAt: 0, remaining: 7 }],
    };
    const processes = [1, 1].map((accepted) => {
      const metrics = createMetrics();
      measureBacklog(metrics, { read: async () => backlog }, async () => 0.5);
      metrics.updates.inc({ outcome: "handled" }, 5);
      metrics.updatesWaiting.set(2);
      metrics.handlingSeconds.observe({ kind: "text" }, 0.02);
      metrics.tokenAccepted.set(accepted);
      return metrics.registry.getMetricsAsJSON();
    });
    const starting = createMetrics().registry.getMetricsAsJSON();
    const lines = (await AggregatorRegistry.aggregate(await Promise.all([starting, ...processes])).metrics()).split(
      "\n",
    );
    for (const line of [
      'bot_updates_total{outcome="handled"} 10',
      "bot_updates_waiting 4",
      'bot_handling_seconds_count{kind="text"} 2',
      "bot_token_accepted 1",
      'bot_outbox_waiting{kind="notice",state="waiting"} 3',
      'bot_outbox_waiting{kind="broadcast",state="waiting"} 7',
      "bot_outbox_lag_seconds 2",
      "bot_redis_memory_used_ratio 0.5",
    ])
      expect(lines).toContain(line);
    expect(lines.some((line) => line.startsWith("nodejs_eventloop_lag_p99_seconds "))).toBe(true);
  });
});
