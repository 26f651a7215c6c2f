// @ts-check
/** Known weaknesses in what the program runs on; a registry that does not answer is shown as not checked, never as passed. */
import { root, run } from "./machine.mjs";

/** @returns {Promise<{ result: "passed" | "failed" | "not checked", output: string }>} */
export async function audit() {
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const { output } = await run(program, [...before, ...args], { cwd: root });
  return judgeAudit(output);
}

/** @param {string} output what `npm audit --json` printed @returns {Awaited<ReturnType<typeof audit>>} */
export function judgeAudit(output) {
  const total = numberOfFindings(output);
  if (total === undefined) return { result: "not checked", output: "the registry did not answer" };
  return total === 0 ? { result: "passed", output: "" } : { result: "failed", output };
}

/** @param {string} output @returns {number | undefined} */
function numberOfFindings(output) {
  try {
    return JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)).metadata.vulnerabilities.total;
  } catch {
    return undefined;
  }
}
