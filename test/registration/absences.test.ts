import { describe, expect, it } from "vitest";
import { lowerPlaceUntil, recordAbsence, recordPresence } from "../../src/registration/absences.ts";
import { forgiveAbsences } from "../../src/registration/forgive-absences.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { monday } from "./catalogue-sample.ts";
import { createSetting, texts } from "./setting.ts";

const day = 86_400_000;

describe("lowerPlaceUntil", () => {
  it.each([
    ["never absent", [], null],
    ["once", [monday - day], null],
    ["twice within 180 days: 30 days from the second", [monday - 100 * day, monday - day], monday + 29 * day],
    ["twice, further apart", [monday - 190 * day, monday - day], null],
    ["twice, long ago", [monday - 80 * day, monday - 30 * day], null],
    ["a third time: from then on", [monday - 90 * day, monday - 60 * day, monday], monday + 30 * day],
  ])("%s", (_, absences, expected) => {
    expect(lowerPlaceUntil(absences, monday)).toBe(expected);
  });
});

describe.each(redisKinds)("absences on %s", (kind) => {
  const { residents, outbox, clock, absences: store, deps: registering } = createSetting(testRedis(kind));
  const deps = { store, residents, outbox, texts, clock };
  const told = (id: number) => outbox.messages.filter((m) => m.chatId === id).map((m) => m.text.split("\n")[0]);

  it("warns after the first, says it after the second, with a way to object; each once", async () => {
    for (const at of [monday - 10 * day, monday - day, monday - day]) await recordAbsence(deps, 1 as never, at);
    expect(told(1)).toHaveLength(2);
    expect(told(1)[1]).toContain("Selasa, 22 Desember 2026");
    expect(outbox.messages.at(-1)?.buttons?.flat()).toEqual([{ label: "Sampaikan keberatan", data: "ap" }]);
  });

  it("forgets what was recorded by mistake, what is forgiven, and what is too old to count", async () => {
    for (const at of [monday - 200 * day, monday - 9 * day, monday - day]) await recordAbsence(deps, 2 as never, at);
    expect(await store.read(2 as never)).toEqual([monday - 9 * day, monday - day]);
    await recordPresence(deps, 2 as never, monday - day);
    expect(await store.read(2 as never)).toEqual([monday - 9 * day]);
    await forgiveAbsences({ ...registering, absences: store }, 2 as never);
    expect(await store.read(2 as never)).toEqual([]);
  });
});
