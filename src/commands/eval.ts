/** `npm run eval -- <questions.jsonl> <catalogue folder> <now>`: how well the questions of a set are answered. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseTables } from "../catalogue/parse-tables.ts";
import { planImport } from "../catalogue/plan-import.ts";
import { describeProblem } from "../catalogue/problem.ts";
import { readWorkbook } from "../catalogue/read-workbook.ts";
import { emptyCatalogue } from "../catalogue/stored-catalogue.ts";
import { Fault } from "../platform/fault.ts";
import { createLocalTime } from "../platform/local-time.ts";
import { createTexts } from "../platform/texts.ts";
import { readVocabulary } from "../understanding/vocabulary.ts";
import { type EvaluationDeps, evaluate, type Verdict } from "./evaluate.ts";
import { type Case, readCases } from "./question-set.ts";

const root = new URL("../../", import.meta.url);
const libraryName = "Perpustakaan Daerah";

/** Indonesia's zones by the offset of the given moment. */
const zones: Record<string, string> = { "+08:00": "Asia/Makassar", "+09:00": "Asia/Jayapura" };

/** Reads the set, the catalogue and the vocabulary. @throws Error with what is wrong, one line each */
export async function prepareEvaluation(
  questions: string,
  catalogueFolder: string,
  now: string,
): Promise<{ cases: Case[]; deps: EvaluationDeps }> {
  const at = Date.parse(now);
  if (Number.isNaN(at)) throw new Error(`now: ${now} is no ISO moment, e.g. 2026-11-23T09:00+07:00`);
  const local = createLocalTime(zones[now.slice(-6)] ?? "Asia/Jakarta");
  const t = createTexts(new URL("locales/", root), local)("id");
  const vocabulary = readVocabulary(
    JSON.parse(readFileSync(new URL("locales/id/vocabulary.json", root), "utf8")) as unknown,
  );
  const read = await readWorkbook(catalogueFolder);
  const parsed = read.kind === "read" ? parseTables(read.tables, local) : read;
  if (parsed.kind === "problems") throw new Error(parsed.problems.map((p) => describeProblem(t, p)).join("\n"));
  const catalogue = planImport(emptyCatalogue, parsed.programme, at, local).next;
  return { cases: readCases(questions), deps: { catalogue, vocabulary, libraryName, now: at, local, t } };
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
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
        error instanceof Fault
          ? Object.values(error.details).join("\n")
          : error instanceof Error
            ? error.message
            : error,
      );
      process.exitCode = 1;
    }
  }
}
