/** What an evaluation prints: each failing case with what was understood, then the shares by category and style. */
import type { Verdict } from "./evaluate.ts";

/** @returns lines to be printed */
export function report(verdicts: readonly Verdict[]): string {
  const failed = verdicts.filter((v) => !v.ok);
  const failures = failed.flatMap((v) => [
    `${v.case.id} ${v.case.cat} ${v.case.style}`,
    ...v.turns.flatMap((turn) => [
      `  > ${turn.say}`,
      `    ${JSON.stringify(turn.intent)}`,
      ...(turn.fails.length > 0 ? [`    < ${turn.reply.replaceAll("\n", " / ").slice(0, 700)}`] : []),
      ...turn.fails.map((f) => `    ${f.slice(0, 160)}`),
    ]),
  ]);
  const share = (list: readonly Verdict[]) => {
    const ok = list.filter((v) => v.ok).length;
    return `${String(ok).padStart(4)} of ${String(list.length).padStart(4)}  ${((100 * ok) / list.length).toFixed(1)} %`;
  };
  const by = (key: "cat" | "style") =>
    [...new Set(verdicts.map((v) => v.case[key]))].map(
      (k) => `  ${k.padEnd(10)} ${share(verdicts.filter((v) => v.case[key] === k))}`,
    );
  const count = (name: string, n: number) => `${name.padEnd(17)} ${n}  ${((100 * n) / verdicts.length).toFixed(1)} %`;
  return [
    ...failures,
    "by category",
    ...by("cat"),
    "by style",
    ...by("style"),
    count("confidently wrong", failed.filter((v) => v.confidentlyWrong).length),
    count("not understood", verdicts.filter((v) => v.notUnderstood).length),
    `answered          ${share(verdicts)}`,
  ].join("\n");
}
