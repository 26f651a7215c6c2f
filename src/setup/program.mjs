// @ts-check
/** Runs one program of the project as a process of its own that ends with this one and whose exit code becomes this one's. */
import { spawn } from "node:child_process";
import { basename, join, resolve } from "node:path";
import { compile } from "./compile.mjs";
import { root } from "./machine.mjs";

/**
 * Room for objects that just came to be, MB. With more of it less is copied while it still lives, a fifth of the time
 * under load, and more is held at rest: a mini PC has little, the image that takes part in a large service has much.
 */
const youngGenerationMb = 4;
export const youngGenerationInImageMb = 32;

/**
 * What Node.js is called with to run a file.
 * @param {string} file relative to the project or absolute; TypeScript below src runs compiled
 * @param {number} [youngMb] @returns {Promise<string[]>}
 */
export async function nodeArguments(file, youngMb = youngGenerationMb) {
  if (file.endsWith(".mjs")) return [resolve(root, file)];
  if (!file.startsWith("src/")) return ["--import", import.meta.resolve("tsx"), resolve(root, file)];
  await compile();
  return [`--max-semi-space-size=${youngMb}`, join(root, "dist", `${basename(file, ".ts")}.js`)];
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
