import { describe, expect, it } from "vitest";
import { createFloodLimit, mostInRow } from "../../src/telegram/flood-limit.ts";

describe("createFloodLimit", () => {
  it("answers whoever waits for replies, however quick and however often", () => {
    const judge = createFloodLimit(() => 0);
    for (let i = 0; i < 1_000; i++) expect(judge(101, 1)).toBe("answer");
  });

  it("tells a flooding chat once and drops the rest until it was quiet for ten seconds", () => {
    let now = 0;
    const judge = createFloodLimit(() => now);
    for (let i = 1; i <= mostInRow; i++) expect(judge(101, i)).toBe("answer");
    expect(judge(101, mostInRow + 1)).toBe("tell");
    for (let i = 1; i < 500; i++) {
      now += 100;
      expect(judge(101, (i % 30) + 1)).toBe("drop");
    }
    now += 10_000;
    expect(judge(101, 1)).toBe("answer");
  });

  it("leaves other chats alone", () => {
    const judge = createFloodLimit(() => 0);
    expect(judge(101, mostInRow + 1)).toBe("tell");
    expect(judge(102, 1)).toBe("answer");
  });
});
