/** What a benchmark found: figures with median and spread, and how they stand to their bars. */

export interface Figure {
  /** The part it belongs to: `questions`, `dialogues` … */
  readonly part: string;
  readonly what: string;
  readonly unit: string;
  readonly median: number;
  /** Smallest and largest of all rounds. */
  readonly spread: readonly [number, number];
  readonly rounds: number;
  readonly bar?: Bar;
}

export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** @param values one for each round, at least one */
export function figure(part: string, what: string, unit: string, values: readonly number[], bar?: Bar): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    part,
    what,
    unit,
    median: median(values),
    spread: [sorted[0] as number, sorted.at(-1) as number],
    rounds: values.length,
    ...(bar && { bar }),
  };
}

/** @param values at least one, in any order; @param share 0.5 is the median, 0.99 the value that 1 in 100 exceeds */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Round by round, so that what slows the machine for a while slows both. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((value, i) => value / (theirs[i] as number));

export const holds = ({ median, bar }: Figure): boolean | null =>
  bar === undefined ? null : "atLeast" in bar ? median >= bar.atLeast : median <= bar.atMost;

/** A table for people: figures under each other, parts apart. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [
    f.part,
    f.what,
    rounded(f.median),
    f.rounds > 1 ? `${rounded(f.spread[0])} – ${rounded(f.spread[1])}` : "",
    f.unit,
    f.bar === undefined ? "" : "atLeast" in f.bar ? `≥ ${f.bar.atLeast}` : `≤ ${f.bar.atMost}`,
    { true: "holds", false: "MISSED", null: "" }[String(holds(f)) as "true" | "false" | "null"],
  ]);
  const all = [["part", "what", "median", "spread", "unit", "bar", ""], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] as string).length))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 2 || i === 3 ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number)))
      .join("  ")
      .trimEnd();
  return all.flatMap((row, i) => (i > 1 && row[0] !== all[i - 1]?.[0] ? ["", line(row)] : [line(row)])).join("\n");
}

const rounded = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));

/** For runs too small to be measured by a bar. */
export function withoutBar(figure: Figure): Figure {
  const rest: { -readonly [K in keyof Figure]: Figure[K] } = { ...figure };
  delete rest.bar;
  return rest;
}
