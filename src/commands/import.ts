/** `npm run import -- <folder or .xlsx> [--yes]`: exit 0, or 1 with everything that is wrong and nothing changed. */
import { describeChange, describeLeftOut } from "../catalogue/describe-change.ts";
import { importCatalogue } from "../catalogue/import-catalogue.ts";
import { describeProblem, type Problem } from "../catalogue/problem.ts";
import { readWorkbook } from "../catalogue/read-workbook.ts";
import type { MeetingId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import { createRosterStore } from "../registration/roster-store.ts";
import { type Opened, withStoreOfToday } from "./open-store.ts";

const args = process.argv.slice(2);
const confirmed = args.includes("--yes");
const [path, ...more] = args.filter((arg) => arg !== "--yes");
process.exitCode = await withStoreOfToday(process.env, async (opened) => {
  if (path === undefined || more.length > 0 || path.startsWith("-")) {
    console.error(opened.t.plain("catalogue-usage-import"));
    return 1;
  }
  const { exitCode, text } = await runImport(opened, path);
  console.log(text);
  return exitCode;
});

async function runImport({ store, redis, keys, clock, local, t }: Opened, path: string) {
  const read = await readWorkbook(path);
  if (read.kind === "problems") return refused(t, read.problems);
  const rosters = createRosterStore(redis, keys);
  const registrationsOf = async (ids: readonly MeetingId[]) => {
    const seats = await rosters.seatsOf(ids);
    return new Map([...seats].map(([id, { taken, waiting }]) => [id, taken + waiting]));
  };
  const outcome = await importCatalogue(
    { store, clock, local, registrationsOf },
    { tables: read.tables, missing: "empty", confirmed },
  );
  switch (outcome.kind) {
    case "problems":
      return refused(t, outcome.problems);
    case "needs-confirmation": {
      const changes = outcome.changes.map(
        ({ change, registrations }) => `- ${describeChange(t, change, registrations)}`,
      );
      return {
        exitCode: 1,
        text: [
          t.plain("catalogue-needs-confirmation"),
          ...changes,
          ...describeLeftOut(t, outcome),
          t.plain("catalogue-say-yes"),
        ].join("\n"),
      };
    }
    case "stale":
      return { exitCode: 1, text: t.plain("catalogue-stale") };
    case "imported": {
      const lines = [t.plain("catalogue-imported", outcome.counts), ...describeLeftOut(t, outcome)];
      return { exitCode: 0, text: lines.join("\n") };
    }
  }
}

function refused(t: T, problems: readonly Problem[]) {
  const lines = problems.map((problem) => `- ${describeProblem(t, problem)}`);
  return {
    exitCode: 1,
    text: [t.plain("catalogue-nothing-imported", { count: problems.length }), ...lines].join("\n"),
  };
}
