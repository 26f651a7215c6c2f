// @ts-check
/** Runs one TypeScript file as a process of its own that ends with this one and whose exit code becomes this one's. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { root } from "./machine.mjs";

/** @param {string} file relative to the project @param {string[]} args @param {NodeJS.ProcessEnv} env */
export function runProgram(file, args, env) {
  // As a flag, not in this process: worker threads take the flag over.
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), resolve(root, file), ...args], {
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
