// @ts-check
/** `node src/setup/run.mjs <file> [arguments]`: all set-up that is missing, then that command. */
import { prepare } from "./prepare.mjs";
import { runProgram } from "./program.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error("usage: node src/setup/run.mjs <file> [arguments]");
  process.exit(64);
}
await runProgram(file, args, await prepare());
