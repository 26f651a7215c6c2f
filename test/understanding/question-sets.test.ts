import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { prepareEvaluation } from "../../src/commands/prepare-evaluation.ts";
import { evaluate } from "../../src/commands/evaluate.ts";
import { questionSets } from "./question-sets.ts";

it.each(questionSets)(
  "answers at least 97 % of the $folder, at most 1 % confidently wrong",
  async ({ folder, now }) => {
    const at = (path: string) => fileURLToPath(new URL(`${folder}/${path}`, import.meta.url));
    const { cases, deps } = await prepareEvaluation(at("questions.jsonl"), at("catalogue"), now);
    const verdicts = await evaluate(cases, deps);
    const failed = verdicts.filter((v) => !v.ok).map((v) => v.case.id);
    const wrong = verdicts.filter((v) => v.confidentlyWrong).map((v) => v.case.id);
    expect(failed.length / cases.length, failed.join(" ")).toBeLessThanOrEqual(0.03);
    expect(wrong.length / cases.length, wrong.join(" ")).toBeLessThanOrEqual(0.01);
  },
);
