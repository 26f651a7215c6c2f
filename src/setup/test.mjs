// @ts-check
/** `npm test [-- filters]`: all set-up that is missing, then every check and test; filters go to vitest alone. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { audit } from "./audit.mjs";
import { root, run } from "./machine.mjs";
import { prepare } from "./prepare.mjs";

/** @typedef {{ name: string, result: "passed" | "failed" | "not checked", output: string, seconds: number }} Row */

const env = await prepare({ chromium: true });
const priority = constants.priority.PRIORITY_BELOW_NORMAL;
const filters = process.argv.slice(2);
const tool = (/** @type {string} */ path) => join(root, "node_modules", path);
/** @type {(program: string, ...args: string[]) => () => Promise<Pick<Row, "result" | "output">>} */
const check =
  (program, ...args) =>
  async () => {
    const { ok, output } = await run(process.execPath, [program, ...args], { env, priority });
    return { result: ok ? "passed" : "failed", output };
  };

const checks = {
  format: check(tool("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."),
  "types, lint": check(join(root, "src/setup/types-and-lint.mjs")),
  imports: check(
    tool("dependency-cruiser/bin/dependency-cruise.mjs"),
    "--config",
    "test/imports.cjs",
    "src",
    "flows",
    "test",
  ),
  audit,
};

/** @param {keyof typeof checks} name @returns {Promise<Row>} */
async function timed(name) {
  const start = performance.now();
  const row = { name, ...(await checks[name]()), seconds: (performance.now() - start) / 1000 };
  if (row.result === "failed") console.log(`\n── ${name} failed ──\n${row.output.trim()}`);
  return row;
}

/** Tests wait much, and some of them measure time: these run beside them on what they leave. @returns {Promise<Row[]>} */
async function staticChecks() {
  const first = timed("types, lint");
  const others = [];
  for (const name of /** @type {const} */ (["format", "imports", "audit"])) others.push(await timed(name));
  return [await first, ...others];
}

/** @returns {Promise<{ row: Row, counts: { passed: number, failed: number, skipped: number } }>} */
async function tests() {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "test-report-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { ok } = await run(process.execPath, [tool("vitest/vitest.mjs"), "run", ...reporters, ...filters], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const counts = { passed: 0, failed: 1, skipped: 0 };
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, "utf8"));
    // A file that does not even load counts as one failure.
    const failed = Math.max(numFailedTests, ok ? 0 : 1);
    Object.assign(counts, { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests });
  } catch {
    console.log("vitest left no report");
  }
  rmSync(folder, { recursive: true, force: true });
  const seconds = (performance.now() - start) / 1000;
  return { row: { name: "tests", result: ok ? "passed" : "failed", output: "", seconds }, counts };
}

const [rows, { row, counts }] = await Promise.all([staticChecks(), tests()]);
rows.splice(3, 0, row);
console.log();
for (const { name, result, output, seconds } of rows) {
  const note = result === "not checked" ? ` (${output})` : "";
  console.log(`${name.padEnd(11)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${result}${note}`);
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = rows.some(({ result }) => result === "failed") ? 1 : 0;
