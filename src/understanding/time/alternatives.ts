/** Which times of a message stand each by itself, and which belong together. */
import { openEnd } from "./calendar.ts";
import type { Item, TimeMessage } from "./time-message.ts";

/** `besok atau Sabtu`, `minggu ini atau minggu depan`, `besok sore atau lusa pagi`: times that stand each by itself, else all in one. */
export function alternatives(message: TimeMessage, items: readonly Item[]): readonly (readonly Item[])[] {
  const { words, is, used } = message;
  const isJoint = (at: number) =>
    is(at, "and", "or") && !used.has(at) && used.has(at - 1) && (used.has(at + 1) || used.has(at + 2));
  const joints = words.flatMap((_, at) => (isJoint(at) ? [at] : []));
  const sides = [...joints, words.length].map((end, n) =>
    items.filter((item) => item.at < end && item.at > (joints[n - 1] ?? -1)),
  );
  const hoursOf = (side: readonly Item[]) => side.filter((item) => item.kind === "hours");
  const isWide = (item: Item) => item.kind === "days" && item.wide;
  const isBare = (item: Item) => item.kind === "weekday" && item.bare;
  const allHaveHours = sides.every((side) => hoursOf(side).length > 0);
  // `Sabtu atau kalau malam. Khusus minggu depan`
  const namesDays = (side: readonly Item[], n: number) =>
    (n === 0 || allHaveHours ? side : side.slice(0, 1)).some((item) => item.kind !== "hours");
  const isWhole = (item: Item) =>
    words[item.at]?.clause === words[items[0]?.at ?? 0]?.clause &&
    (item.kind === "days" ? !item.past && !item.after && item.to !== openEnd : !item.without);
  // `Sabtu atau Minggu minggu depan`: the week is that of both.
  const isShared = items.some(isWide) && sides.filter((side) => side.some(isBare)).length > 1;
  if (sides.length < 2 || isShared || !sides.every(namesDays) || !items.every(isWhole)) return [items];
  const last = sides.at(-1) ?? [];
  const isOfAll = sides.every((side) => side === last || hoursOf(side).length === 0);
  // `besok atau Sabtu sore`
  return sides.map((side) =>
    side === last || !isOfAll ? side : [...side, ...hoursOf(last).map((h) => ({ ...h, at: side.at(-1)?.at ?? h.at }))],
  );
}
