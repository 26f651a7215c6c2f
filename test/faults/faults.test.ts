import { describe, expect, it } from "vitest";
import { type Fault, faults, hangingApi } from "./faults.ts";
import { openStage } from "./stage.ts";

async function survives({ run, stage: more }: Fault): Promise<void> {
  const stage = await openStage({ recipients: 400, sendRate: 200, ...more });
  try {
    const allowed = await run(stage, false);
    const { repeated, ...bad } = await stage.verdict();
    expect(bad).toEqual({ missed: 0, blockedWrittenTo: 0, blockedNotNoted: 0 });
    expect(repeated).toBeLessThanOrEqual(allowed);
  } finally {
    await stage.close();
  }
}

/** They wait most of their time, for leases and answers that do not come: side by side. */
const waiting = [hangingApi, ...faults.filter(({ name }) => name.startsWith("kill -9 of the program"))];

describe("a broadcast reaches everybody in spite of", { timeout: 240_000 }, () => {
  it.concurrent.each(waiting)("$name", (fault) => survives(fault));
  it.each(faults.filter((fault) => !waiting.includes(fault)))("$name", (fault) => survives(fault));
});
