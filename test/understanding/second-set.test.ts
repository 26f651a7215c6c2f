import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { prepareEvaluation } from "../../src/commands/eval.ts";
import { evaluate } from "../../src/commands/evaluate.ts";

const folder = new URL("second-set/", import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, folder));

it("answers at least 95 % of a library it was not made for, and at most 2 % confidently wrong", async () => {
  const { cases, deps } = await prepareEvaluation(at("questions.jsonl"), at("catalogue"), "2027-08-11T13:20+07:00");
  const verdicts = await evaluate(cases, deps);
  const failed = verdicts.filter((v) => !v.ok).map((v) => v.case.id);
  const wrong = verdicts.filter((v) => v.confidentlyWrong).map((v) => v.case.id);
  expect(failed.length / cases.length, failed.join(" ")).toBeLessThanOrEqual(0.05);
  expect(wrong.length / cases.length, wrong.join(" ")).toBeLessThanOrEqual(0.02);
});
