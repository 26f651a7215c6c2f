import { describe, expect, it } from "vitest";
import { createFeedbackStore } from "../../src/feedback/feedback-store.ts";
import { forgetTellers, yearsOfStories } from "../../src/feedback/story-years.ts";
import type { RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { keysAbout } from "../support/redis-contents.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const local = createLocalTime("Asia/Jakarta");
const day = 86_400_000;

describe.each(redisKinds)("stories on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const feedback = createFeedbackStore(redis, keys);

  it("lose their teller when the retention time is over, and stay", async () => {
    const [old, young] = [local.at("2026-12-28", "10:00"), local.at("2027-02-01", "10:00")];
    const tell = (code: string, id: number, toldAt: number, name: string) =>
      feedback.saveStory(local.dateOf(toldAt).slice(0, 4), {
        code: code as RegistrationCode,
        residentId: id as ResidentId,
        toldAt,
        course: "Kue Basah",
        text: "Saya berjualan.",
        name,
      });
    await tell("M1-7KQ4ZT", 7_311, old, "Siti Rahmah");
    await tell("M2-7KQ4ZT", 7_312, young, "Rina Wati");
    await forgetTellers({ feedback, local }, old + day);
    expect(await feedback.stories("2026")).toMatchObject([{ residentId: null, name: null, text: "Saya berjualan." }]);
    expect(await feedback.stories("2027")).toMatchObject([{ residentId: 7_312, name: "Rina Wati" }]);
    expect(await keysAbout(redis, keys, ["7311", "Siti"])).toEqual([]);
  });
});

it("years of stories begin with the first and end with today's", () => {
  expect([yearsOfStories("2026-11-23"), yearsOfStories("2028-01-01")]).toEqual([["2026"], ["2026", "2027", "2028"]]);
});
