import { expect, it } from "vitest";
import { p95OfReplies } from "../faults/replies.ts";
import { openStage } from "../faults/stage.ts";

it("95 of 100 questions are answered within 300 ms while a broadcast runs", { timeout: 60_000 }, async () => {
  const stage = await openStage({ recipients: 1_000, sendRate: 100 });
  try {
    expect(await p95OfReplies(stage, 6_000)).toBeLessThan(300);
  } finally {
    await stage.close();
  }
});
