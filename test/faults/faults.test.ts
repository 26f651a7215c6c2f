import { describe, expect, it } from "vitest";
import { faults } from "./faults.ts";
import { openStage } from "./stage.ts";

describe("a broadcast reaches everybody in spite of", () => {
  it.each(faults)("$name", { timeout: 240_000 }, async ({ run }) => {
    const stage = await openStage({ recipients: 200, sendRate: 200 });
    try {
      const allowed = await run(stage, false);
      const { repeated, most, ...bad } = await stage.verdict();
      expect(bad).toEqual({ missed: 0, blockedWrittenTo: 0, blockedNotNoted: 0 });
      expect(repeated).toBeLessThanOrEqual(allowed);
      expect(most).toBeLessThanOrEqual(allowed === 0 ? 1 : 3);
    } finally {
      await stage.close();
    }
  });
});
