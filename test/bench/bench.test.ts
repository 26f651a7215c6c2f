import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";
import { z } from "zod";
import { nodeArguments } from "../../src/setup/program.mjs";

const printed = z.object({
  figures: z.array(z.object({ part: z.string(), what: z.string(), median: z.number(), unit: z.string() })),
});

it("finds every figure in a run too short to mean anything", async () => {
  const args = [...(await nodeArguments("test/bench/run.mjs")), "--quick", "--json"];
  const env = { ...process.env, REDIS_SERVER: inject("redisBinary") };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 10_000_000 });
  const { figures } = printed.parse(JSON.parse(stdout));
  expect([...new Set(figures.map((f) => f.part))]).toEqual([
    "questions",
    "dialogues",
    "round-trips",
    "understanding",
    "growth",
    "bytes",
    "race",
    "start",
    "memory",
    "pace",
    "queue",
  ]);
  expect(figures.filter((f) => !Number.isFinite(f.median)).map((f) => f.what)).toEqual([]);
}, 240_000);
