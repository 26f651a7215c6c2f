/** `npm run eval -- <questions.jsonl> <catalogue folder> <now>`: how well the questions of a set are answered. */
import { Fault } from "../platform/fault.ts";
import { evaluate, type Verdict } from "./evaluate.ts";
import { prepareEvaluation } from "./prepare-evaluation.ts";

const [questions, catalogueFolder, now] = process.argv.slice(2);
if (!questions || !catalogueFolder || !now) {
  console.error("usage: npm run eval -- <questions.jsonl> <catalogue folder> <now>");
  process.exitCode = 64;
} else {
  try {
    const { cases, deps } = await prepareEvaluation(questions, catalogueFolder, now);
    console.log(report(await evaluate(cases, deps)));
  } catch (error) {
    console.error(
      error instanceof Fault ? Object.values(error.details).join("\n") : error instanceof Error ? error.message : error,
    );
    process.exitCode = 1;
  }
}

function report(verdicts: readonly Verdict[]): string {
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
