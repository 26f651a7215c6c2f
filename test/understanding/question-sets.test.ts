import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { prepareEvaluation, vocabularyOfResidents } from "../../src/commands/prepare-evaluation.ts";
import { evaluate, type Verdict } from "../../src/commands/evaluate.ts";
import { questionSets, withStories } from "./question-sets.ts";

const vocabulary = vocabularyOfResidents();
type QuestionSet = (typeof questionSets)[number];

async function verdictsOf({ folder, now }: QuestionSet, questions: string): Promise<readonly Verdict[]> {
  const at = (path: string) => fileURLToPath(new URL(`${folder}/${path}`, import.meta.url));
  const { cases, deps } = await prepareEvaluation(at(questions), at("catalogue"), now, vocabulary);
  return evaluate(cases, deps);
}

/** Ids of the cases of which a condition holds, with their share. */
function share(verdicts: readonly Verdict[], is: (verdict: Verdict) => boolean): [share: number, ids: string] {
  const found = verdicts.filter(is).map((v) => v.case.id);
  return [found.length / verdicts.length, found.join(" ")];
}

it.each(questionSets)("answers at least 97 % of the $folder, at most 1 % confidently wrong", async (set) => {
  const verdicts = await verdictsOf(set, "questions.jsonl");
  const [failed, failedIds] = share(verdicts, (v) => !v.ok);
  const [wrong, wrongIds] = share(verdicts, (v) => v.confidentlyWrong);
  expect(failed, failedIds).toBeLessThanOrEqual(0.03);
  expect(wrong, wrongIds).toBeLessThanOrEqual(0.01);
});

it("answers at least 97 % of three hundred and twenty stories, at most 3 % confidently wrong", async () => {
  const told = await Promise.all(
    questionSets.filter(({ folder }) => withStories.includes(folder)).map((set) => verdictsOf(set, "stories.jsonl")),
  );
  const verdicts = told.flat();
  const [failed, failedIds] = share(verdicts, (v) => !v.ok);
  const [wrong, wrongIds] = share(verdicts, (v) => v.confidentlyWrong);
  expect(verdicts).toHaveLength(320);
  expect(failed, failedIds).toBeLessThanOrEqual(0.03);
  expect(wrong, wrongIds).toBeLessThanOrEqual(0.03);
});
