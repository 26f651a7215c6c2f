import { setMaxListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPace, spacingOf } from "../../src/outbox/pace.ts";
import type { PaceStore } from "../../src/outbox/pace-store.ts";

const perSecond = 100;

describe("pace", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  /** Redis, with a clock of its own. */
  const redis = () => {
    let free = 0;
    /** The store of one process, which reads its answers so many ms late, one after the other; then at once. */
    return (...lateMs: number[]): PaceStore => ({
      reserve: async (count) => {
        const askedAt = performance.now() + 5_000_000;
        const firstAt = Math.max(free, askedAt);
        free = firstAt + count * spacingOf(perSecond);
        const late = lateMs.shift() ?? 0;
        if (late > 0) await new Promise((done) => setTimeout(done, late));
        return { kind: "reserved", firstAt, askedAt };
      },
      pauseFor: async () => {},
    });
  };
  /** The moments at which `count` messages of several processes may go. */
  const moments = async (count: number, ...stores: PaceStore[]): Promise<number[]> => {
    const { signal } = new AbortController();
    setMaxListeners(0, signal);
    const at: number[] = [];
    for (const store of stores) {
      const pace = createPace(store, perSecond);
      for (let i = 0; i < count; i++) void pace.slot("broadcast", signal).then(() => at.push(performance.now()));
    }
    for (let ms = 0; at.length < count && ms < 60_000; ms++) await vi.advanceTimersByTimeAsync(1);
    return at.slice(0, count);
  };
  const busiestSecond = (at: readonly number[]) =>
    Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + 1000).length));

  it("lets out what is set in a second, and hardly less", async () => {
    const at = await moments(300, redis()());
    expect(busiestSecond(at)).toBeLessThanOrEqual(perSecond);
    expect((at.at(-1) ?? Infinity) - (at[0] ?? 0)).toBeLessThan(3_100);
  });

  it("lets out no more when a process reads an answer of Redis late", async () => {
    for (const late of [20, 40, 60, 90]) {
      const process = redis();
      const at = await moments(300, process(0, 0, late), process());
      expect(busiestSecond(at), `${late} ms`).toBeLessThanOrEqual(perSecond);
    }
  });

  it("gets on when every answer is late", async () => {
    const at = await moments(20, redis()(...Array<number>(50).fill(300)));
    expect(at).toHaveLength(20);
  });
});
