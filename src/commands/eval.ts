/** `npm run eval -- <questions.jsonl> <catalogue folder> <now>`: how well the questions of a set are answered. */
import { Fault } from "../platform/fault.ts";
import { evaluate } from "./evaluate.ts";
import { report } from "./evaluation-report.ts";
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
