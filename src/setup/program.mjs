// @ts-check
/** Runs one program of the project as a process of its own that ends with this one and whose exit code becomes this one's. */
import { spawn } from "node:child_process";
import { basename, join, resolve } from "node:path";
import { compile } from "./compile.mjs";
import { root } from "./machine.mjs";

/** Room for objects that just came to be, MB: more would be quicker by a tenth under load and is held at rest too. */
const youngGeneration = "--max-semi-space-size=4";

/**
 * What Node.js is called with to run a file.
 * @param {string} file relative to the project (below src it runs compiled) or absolute @returns {Promise<string[]>}
 */
export async function nodeArguments(file) {
  if (!file.startsWith("src/")) return ["--import", import.meta.resolve("tsx"), resolve(root, file)];
  await compile();
  return [youngGeneration, join(root, "dist", `${basename(file, ".ts")}.js`)];
}

/** @param {string} file as `nodeArguments` takes it @param {string[]} args @param {NodeJS.ProcessEnv} env */
export async function runProgram(file, args, env) {
  const child = spawn(process.execPath, [...(await nodeArguments(file)), ...args], {
    cwd: root,
    stdio: "inherit",
    env,
  });
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => {
    throw error;
  });
  child.once("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
