import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keptBriefly } from "../../src/platform/kept-briefly.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("keeps so many, those that were set last", () => {
  const kept = keptBriefly<string, number>(2);
  kept.set("a", 1);
  kept.set("b", 2);
  kept.set("a", 3);
  kept.set("c", 4);
  expect(["a", "b", "c"].map(kept.get)).toEqual([3, undefined, 4]);
  kept.delete("a");
  kept.set("d", 5);
  expect(["a", "c", "d"].map(kept.get)).toEqual([undefined, 4, 5]);
});

it("forgets everything a minute after the first came, and then keeps anew", () => {
  const kept = keptBriefly<string, number>(2);
  kept.set("a", 1);
  vi.advanceTimersByTime(59_999);
  kept.set("b", 2);
  expect(kept.get("a")).toBe(1);
  vi.advanceTimersByTime(1);
  expect([kept.get("a"), kept.get("b")]).toEqual([undefined, undefined]);
  kept.set("c", 3);
  vi.advanceTimersByTime(59_999);
  expect(kept.get("c")).toBe(3);
});

it("keeps nothing where nothing may be kept", () => {
  const kept = keptBriefly<string, number>(0);
  kept.set("a", 1);
  expect(kept.get("a")).toBeUndefined();
});
