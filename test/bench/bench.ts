/**
 * `npm run bench -- [--json] [--quick | --long] [--only a,b] [questions.jsonl catalogue-folder now]`: every figure of speed
 * and size in one run. Compared are bots on the same machine in the same minutes: ratios mean more than absolutes.
 */
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Figure, holds, table, withoutBar } from "./figures.ts";
import type { Part, Settings } from "./part.ts";
import { bytes } from "./parts/bytes.ts";
import { dialogues } from "./parts/dialogues.ts";
import { growth } from "./parts/growth.ts";
import { memory } from "./parts/memory.ts";
import { pace } from "./parts/pace.ts";
import { questions } from "./parts/questions.ts";
import { queue } from "./parts/queue.ts";
import { race } from "./parts/race.ts";
import { roundTrips } from "./parts/round-trips.ts";
import { start } from "./parts/start.ts";
import { understanding } from "./parts/understanding.ts";
import { openStage } from "./stage.ts";

const parts: readonly Part[] = [
  questions,
  dialogues,
  roundTrips,
  understanding,
  growth,
  bytes,
  race,
  start,
  memory,
  pace,
  queue,
];

const secondSet = new URL("../understanding/second-set/", import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const settings: Settings = {
  size: values.quick ? "quick" : values.long ? "long" : "usual",
  questions: positionals[0] ?? fileURLToPath(new URL("questions.jsonl", secondSet)),
  catalogueFolder: positionals[1] ?? fileURLToPath(new URL("catalogue", secondSet)),
  now: positionals[2] ?? "2027-08-11T13:20+07:00",
};
const wanted = values.only?.split(",") ?? parts.map((part) => part.name);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(", ")}; there are ${parts.map((part) => part.name).join(", ")}`);
  process.exit(64);
}

const figures: Figure[] = [];
const load = loadavg()[0] ?? 0;
const startedAt = performance.now();
const stage = await openStage();
// An interrupted run leaves no process behind.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void stage.close().finally(() => process.exit(1)));
try {
  for (const part of parts.filter(({ name }) => wanted.includes(name))) {
    console.error(`${part.name}: ${part.about} …`);
    const found = await part.run(stage, settings);
    figures.push(...(values.quick ? found.map(withoutBar) : found));
  }
} finally {
  await stage.close();
}
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? "",
  cores: cpus().length,
  loadBefore: load,
  seconds: Math.round((performance.now() - startedAt) / 1000),
};
if (values.json)
  console.log(JSON.stringify({ machine, figures: figures.map((f) => ({ ...f, holds: holds(f) })) }, null, 2));
else {
  console.log(table(figures));
  const quiet = load < machine.cores ? "" : "; the machine was busy before the run began";
  console.log(
    `\nNode.js ${machine.node}, ${machine.cores} × ${machine.cpu}, ${machine.seconds} s, load ${load.toFixed(1)}${quiet}`,
  );
}
