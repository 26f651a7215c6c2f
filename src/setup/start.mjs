// @ts-check
/** `npm start`: all set-up that is missing, then the program. */
import { prepare } from "./prepare.mjs";
import { runProgram } from "./program.mjs";

await runProgram("src/main.ts", process.argv.slice(2), await prepare());
