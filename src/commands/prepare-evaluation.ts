/** What the evaluation of a question set needs: the cases, and the library they are asked of. */
import { parseTables } from "../catalogue/parse-tables.ts";
import { planImport } from "../catalogue/plan-import.ts";
import { describeProblem } from "../catalogue/problem.ts";
import { readWorkbook } from "../catalogue/read-workbook.ts";
import { emptyCatalogue } from "../catalogue/stored-catalogue.ts";
import { createLocalTime } from "../platform/local-time.ts";
import { createTexts } from "../platform/texts.ts";
import type { Vocabulary } from "../understanding/vocabulary.ts";
import { readVocabularyFile } from "../understanding/vocabulary-file.ts";
import type { EvaluationDeps } from "./evaluate.ts";
import { type Case, readCases } from "./question-set.ts";

const locales = new URL("../../locales/", import.meta.url);
const libraryName = "Perpustakaan Daerah";

/** Indonesia's zones by the offset of the given moment. */
const zones: Record<string, string> = { "+08:00": "Asia/Makassar", "+09:00": "Asia/Jayapura" };

export const vocabularyOfResidents = (): Vocabulary => readVocabularyFile(new URL("id/vocabulary.json", locales));

/** Reads the set, the catalogue and, where it is not given, the vocabulary. @throws Error with what is wrong, one line each */
export async function prepareEvaluation(
  questions: string,
  catalogueFolder: string,
  now: string,
  vocabulary: Vocabulary = vocabularyOfResidents(),
): Promise<{ cases: Case[]; deps: EvaluationDeps }> {
  const at = Date.parse(now);
  if (Number.isNaN(at)) throw new Error(`now: ${now} is no ISO moment, e.g. 2026-11-23T09:00+07:00`);
  const local = createLocalTime(zones[now.slice(-6)] ?? "Asia/Jakarta");
  const t = createTexts(locales, local)("id");
  const read = await readWorkbook(catalogueFolder);
  const parsed = read.kind === "read" ? parseTables(read.tables, local) : read;
  if (parsed.kind === "problems") throw new Error(parsed.problems.map((p) => describeProblem(t, p)).join("\n"));
  const catalogue = planImport(emptyCatalogue, parsed.programme, at, local).next;
  return { cases: readCases(questions), deps: { catalogue, vocabulary, libraryName, now: at, local, t } };
}
