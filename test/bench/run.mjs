// @ts-check
/** `npm run bench`: bench.ts, compiled like the program that it measures. */
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

await import(pathToFileURL(await bundle("test/bench/bench.ts")).href);
