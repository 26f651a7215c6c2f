import { expect, it } from "vitest";
import { gather } from "../../src/platform/gather.ts";

const nextTurn = () => new Promise((done) => setImmediate(done));

/** Doubles numbers; keeps what it was asked together. */
function doubling(atMost: number, groupOf: (n: number) => unknown = () => 0) {
  const together: (readonly number[])[] = [];
  const ask = gather<number, number>(atMost, groupOf, async (numbers) => {
    together.push(numbers);
    if (numbers.includes(0)) throw new Error("zero");
    if (numbers.includes(13)) return [];
    return numbers.map((n) => (n < 0 ? new Error(`negative: ${n}`) : n * 2));
  });
  return { ask, together };
}

it("answers together what is asked in one turn of the event loop, each its own", async () => {
  const { ask, together } = doubling(10);
  const first = [ask(1), ask(2)];
  await Promise.resolve();
  first.push(ask(3));
  expect(await Promise.all(first)).toEqual([2, 4, 6]);
  await nextTurn();
  expect(await ask(4)).toBe(8);
  expect(together).toEqual([[1, 2, 3], [4]]);
});

it("asks no more at once than allowed, and groups apart", async () => {
  const { ask, together } = doubling(2, (n) => n % 2);
  expect(await Promise.all([1, 2, 3, 4, 5].map(ask))).toEqual([2, 4, 6, 8, 10]);
  expect(together).toEqual([[1, 3], [5], [2, 4]]);
});

it("answers at once what was asked before it is told to", async () => {
  const { ask, together } = doubling(10);
  const first = ask(1);
  ask.flush();
  const second = ask(2);
  expect(together).toEqual([[1]]);
  expect(await Promise.all([first, second])).toEqual([2, 4]);
  expect(together).toEqual([[1], [2]]);
});

it("fails who would be left without an answer", async () => {
  const { ask } = doubling(10);
  await expect(ask(13)).rejects.toThrow("platform:answers-missing");
});

it("fails one question alone, or all that were asked with what could not be answered", async () => {
  const { ask } = doubling(2);
  const outcomes = await Promise.allSettled([ask(1), ask(-2), ask(3), ask(0), ask(5)]);
  expect(outcomes.map((o) => (o.status === "fulfilled" ? o.value : String(o.reason)))).toEqual([
    2,
    "Error: negative: -2",
    "Error: zero",
    "Error: zero",
    10,
  ]);
});
