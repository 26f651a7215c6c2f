import { setMaxListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPace, slackMs, spacingOf } from "../../src/outbox/pace.ts";
import type { PaceStore } from "../../src/outbox/pace-store.ts";
import { pause } from "../../src/platform/waiting.ts";

const perSecond = 100;

describe("pace", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  /** Redis, with a clock of its own. */
  const redis = () => {
    let free = 0;
    /** The store of one process, which reads its answers so many ms late: one after the other, the last number from then on. */
    return (...lateMs: number[]): PaceStore => ({
      reserve: async (count) => {
        const askedAt = performance.now() + 5_000_000;
        const firstAt = free < askedAt - slackMs ? askedAt : free;
        free = firstAt + count * spacingOf(perSecond);
        const late = (lateMs.length > 1 ? lateMs.shift() : lateMs[0]) ?? 0;
        if (late > 0) await pause(late);
        return { kind: "reserved", firstAt, askedAt };
      },
      pauseFor: async () => {},
    });
  };
  /** The moments at which `count` messages of several processes may go. */
  const moments = async (count: number, stores: readonly PaceStore[]): Promise<number[]> => {
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
  const rateOf = (at: readonly number[]) => ((at.length - 1) / ((at.at(-1) ?? Infinity) - (at[0] ?? 0))) * 1000;

  it("lets out what is set in a second, and hardly less", async () => {
    const at = await moments(300, [redis()()]);
    expect(busiestSecond(at)).toBeLessThanOrEqual(perSecond);
    expect(rateOf(at)).toBeGreaterThan(97);
  });

  it("lets out no more when a process reads an answer of Redis late", async () => {
    for (const late of [20, 40, 60, 90]) {
      const process = redis();
      for (const answers of [
        [0, 0, late, 0],
        [late, 0],
      ]) {
        const at = await moments(300, [process(...answers), process()]);
        expect(busiestSecond(at), `${late} ms`).toBeLessThanOrEqual(perSecond);
      }
    }
  });

  it.each([20, 80, 160, 400])("keeps up where every answer of Redis takes %i ms", async (late) => {
    const at = await moments(300, [redis()(late)]);
    expect(busiestSecond(at)).toBeLessThanOrEqual(perSecond);
    expect(rateOf(at)).toBeGreaterThan(80);
  });

  describe("in a process that is held up", () => {
    /** As if something else had run for so long; timers come late by it. */
    const holdUp = () => {
      const clock = performance.now.bind(performance);
      let heldMs = 0;
      vi.spyOn(performance, "now").mockImplementation(() => clock() + heldMs);
      return async (ms: number) => {
        heldMs += ms;
        await vi.advanceTimersByTimeAsync(11);
      };
    };
    const sendAlways = () => {
      const pace = createPace(redis()(), perSecond);
      const { signal } = new AbortController();
      setMaxListeners(0, signal);
      const sent = { count: 0 };
      const send = async () => {
        while (await pace.slot("broadcast", signal)) sent.count++;
      };
      for (let i = 0; i < 20; i++) void send();
      return sent;
    };
    afterEach(() => void vi.restoreAllMocks());

    it("what passed meanwhile is not made good", async () => {
      const hold = holdUp();
      const sent = sendAlways();
      await vi.advanceTimersByTimeAsync(500);
      const before = sent.count;
      await hold(100);
      expect(sent.count - before).toBeGreaterThan(0);
      expect(sent.count - before).toBeLessThanOrEqual(3);
    });

    it("messages go all the same, be it held up all the time", async () => {
      const hold = holdUp();
      const sent = sendAlways();
      await vi.advanceTimersByTimeAsync(500);
      const before = sent.count;
      for (let round = 0; round < 40; round++) await hold(57);
      expect(sent.count - before).toBeGreaterThanOrEqual(40);
    });

    it("nothing goes by a moment of long ago", async () => {
      const hold = holdUp();
      const pace = createPace(redis()(), perSecond);
      const leaving = new AbortController();
      const first = [0, 1, 2].map(() => pace.slot("broadcast", leaving.signal));
      await vi.advanceTimersByTimeAsync(1);
      leaving.abort();
      await Promise.all(first);
      // The second of its three moments passes, and nobody waits for the third.
      await vi.advanceTimersByTimeAsync(11);
      await hold(3_600_000);
      let went = false;
      void pace.slot("urgent", new AbortController().signal).then(() => (went = true));
      await Promise.resolve();
      await Promise.resolve();
      expect(went).toBe(false);
      await vi.advanceTimersByTimeAsync(50);
      expect(went).toBe(true);
    });
  });
});
