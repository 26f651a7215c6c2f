/** Librarians hear of what stalls: what counts, how often, and in their chats. */
import { describe, expect, it } from "vitest";
import { type Alert, alertsFor, type Progress, progressOf, stallMs } from "../../src/alerts/alert.ts";
import { alertLibrarians } from "../../src/alerts/alert-librarians.ts";
import { createAlertsStore } from "../../src/alerts/alerts-store.ts";
import type { Backlog } from "../../src/outbox/backlog-store.ts";
import { createBacklogStore } from "../../src/outbox/backlog-store.ts";
import { createOutbox } from "../../src/outbox/outbox.ts";
import type { SendResult } from "../../src/outbox/message.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { Html } from "../../src/platform/markup.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { createTexts } from "../../src/platform/texts.ts";
import { memoryUsed } from "../../src/redis/memory.ts";
import { createResidentsStore } from "../../src/residents/residents-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const now = 1_000_000_000;
const backlog = (change: Partial<Backlog> = {}): Backlog => ({
  now,
  notices: { waiting: 3, sending: 1, later: 0 },
  noticeLagSeconds: 0,
  broadcasts: [],
  ...change,
});

describe("alertsFor", () => {
  it("tells of notices that wait for ten minutes", () => {
    expect(alertsFor(backlog({ noticeLagSeconds: 599 }), {}, undefined)).toEqual([]);
    expect(alertsFor(backlog({ noticeLagSeconds: 600 }), {}, undefined)).toEqual([
      { kind: "deliveries-stalled", waiting: 3, minutes: 10 },
    ]);
  });

  it("tells of a due broadcast that has not moved for ten minutes, not of one that rests, moves or starts later", () => {
    const at = (ms: number, remaining: number, startAt = 0) =>
      backlog({ now: now + ms, broadcasts: [{ id: "b1", remaining, startAt }] });
    const after = (looks: readonly Backlog[], resting = false): Alert[] => {
      let progress: Progress = {};
      for (const look of looks) progress = progressOf(look, progress, resting, now);
      return alertsFor(looks.at(-1) as Backlog, progress, undefined);
    };
    expect(after([at(0, 50), at(stallMs, 50)])).toEqual([{ kind: "deliveries-stalled", waiting: 50, minutes: 10 }]);
    expect(after([at(0, 50), at(stallMs - 1, 50)])).toEqual([]);
    expect(after([at(0, 50), at(stallMs, 49)])).toEqual([]);
    expect(after([at(0, 50), at(stallMs, 50)], true)).toEqual([]);
    expect(after([at(0, 50, now + 1), at(stallMs, 50, now + 1)])).toEqual([]);
    expect(after([at(0, 0), at(stallMs, 0)])).toEqual([]);
  });

  it("tells of Redis at 85 % of its limit, of none without a limit", () => {
    expect(alertsFor(backlog(), {}, 0.849)).toEqual([]);
    expect(alertsFor(backlog(), {}, 0.85)).toEqual([{ kind: "redis-memory", percent: 85 }]);
    expect(alertsFor(backlog(), {}, undefined)).toEqual([]);
  });
});

describe.each(redisKinds)("alertLibrarians on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const clock = { now: () => now };
  const sent: { chatId: number; text: string }[] = [];
  let answer: SendResult = { kind: "sent", messageId: 1 };
  const deps = {
    store: createAlertsStore(redis, keys),
    backlog: createBacklogStore(redis, keys),
    memoryUsed: async (): Promise<number | undefined> => 0.9,
    isResting: () => false,
    librarians: { list: async () => ({ owners: [103, 104], invited: [] }) as never },
    residents: createResidentsStore(redis, keys),
    sender: {
      async send(chatId: number, content: { text: string }) {
        sent.push({ chatId, text: content.text });
        return answer;
      },
      edit: async () => answer,
      delete: async () => answer,
    },
    texts: createTexts(new URL("../../locales/", import.meta.url), createLocalTime("Asia/Jakarta")),
    clock,
    logger: silentLogger,
    metrics: createMetrics(),
  };

  it("writes to each librarian once an hour, and again at once when nobody was reached", async () => {
    answer = { kind: "unavailable" };
    await alertLibrarians(deps);
    answer = { kind: "sent", messageId: 1 };
    await alertLibrarians(deps);
    await alertLibrarians(deps);
    const chats = sent.map(({ chatId }) => chatId);
    expect([chats.slice(0, 2).sort(), chats.slice(2).sort()]).toEqual([
      [103, 104],
      [103, 104],
    ]);
    expect(sent[0]?.text).toContain("90 %");
    expect(await redis.ttl(keys.alertGiven("redis-memory"))).toBeGreaterThan(3_500);
  });

  it("sees the notices and broadcasts that really wait", async () => {
    const outbox = createOutbox({ redis, keys, clock, logger: silentLogger });
    const text = "Pengumuman" as Html;
    const notice = { chatId: 101, priority: "reminder", text } as const;
    await outbox.enqueue([
      { id: "first", ...notice },
      { id: "second", ...notice },
    ]);
    async function* audience() {
      yield [1, 2, 3];
    }
    await outbox.startBroadcast({ id: "b1", content: { text }, audience: audience(), startAt: 77 });
    await outbox.close();
    const found = await deps.backlog.read();
    expect(found.notices).toEqual({ waiting: 2, sending: 0, later: 0 });
    expect(found.broadcasts).toEqual([{ id: "b1", remaining: 3, startAt: 77 }]);
    expect(found.noticeLagSeconds).toBeGreaterThanOrEqual(0);
    expect(found.noticeLagSeconds).toBeLessThan(30);
  });

  it("knows that a Redis without a limit is never full", async () => {
    expect(await memoryUsed(redis)).toBeUndefined();
  });
});
