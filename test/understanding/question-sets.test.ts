import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { prepareEvaluation } from "../../src/commands/prepare-evaluation.ts";
import { evaluate } from "../../src/commands/evaluate.ts";

it.each([
  { set: "second-set", now: "2027-08-11T13:20+07:00", wrongAtMost: 0.02 },
  { set: "third-set", now: "2027-07-29T13:20+08:00", wrongAtMost: 0.02 },
  { set: "fourth-set", now: "2027-07-15T13:20+08:00", wrongAtMost: 0.025 },
])("answers at least 95 % of the $set", async ({ set, now, wrongAtMost }) => {
  const at = (path: string) => fileURLToPath(new URL(`${set}/${path}`, import.meta.url));
  const { cases, deps } = await prepareEvaluation(at("questions.jsonl"), at("catalogue"), now);
  const verdicts = await evaluate(cases, deps);
  const failed = verdicts.filter((v) => !v.ok).map((v) => v.case.id);
  const wrong = verdicts.filter((v) => v.confidentlyWrong).map((v) => v.case.id);
  expect(failed.length / cases.length, failed.join(" ")).toBeLessThanOrEqual(0.05);
  expect(wrong.length / cases.length, wrong.join(" ")).toBeLessThanOrEqual(wrongAtMost);
});
