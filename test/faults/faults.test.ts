import { describe, expect, it } from "vitest";
import { faults } from "./faults.ts";
import { openStage } from "./stage.ts";

describe("a broadcast reaches everybody in spite of", () => {
  it.each(faults)("$name", { timeout: 240_000 }, async ({ run, stage: more }) => {
    const stage = await openStage({ recipients: 400, sendRate: 200, ...more });
    try {
      const allowed = await run(stage, false);
      const { repeated, ...bad } = await stage.verdict();
      expect(bad).toEqual({ missed: 0, blockedWrittenTo: 0, blockedNotNoted: 0 });
      expect(repeated).toBeLessThanOrEqual(allowed);
    } finally {
      await stage.close();
    }
  });
});
