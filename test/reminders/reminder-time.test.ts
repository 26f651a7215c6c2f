import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remindersDue, remindersOf, type ReminderSettings } from "../../src/reminders/reminder-time.ts";
import { local, meeting, monday, programme, saturday } from "../registration/catalogue-sample.ts";

const usual: ReminderSettings = { dayBeforeAt: "17:00", hoursBefore: [2] };
const hour = 3_600_000;

describe("remindersOf", () => {
  it("is the day before at 17.00 and two hours before, each useful until the next", () => {
    expect(remindersOf(meeting("m1"), usual, local)).toEqual([
      { rule: "day-before", dueAt: local.at("2026-11-27", "17:00"), usefulUntil: saturday - 2 * hour },
      { rule: "2h", dueAt: saturday - 2 * hour, usefulUntil: saturday },
    ]);
  });

  it("counts the day before on the library's calendar, not in UTC", () => {
    const early = meeting("m1", { startsAt: local.at("2026-11-28", "05:00") });
    expect(remindersOf(early, { dayBeforeAt: "17:00", hoursBefore: [] }, local)).toEqual([
      { rule: "day-before", dueAt: local.at("2026-11-27", "17:00"), usefulUntil: early.startsAt },
    ]);
  });

  it("reminds once where two rules fall together, and not at all without rules", () => {
    expect(remindersOf(meeting("m1"), { dayBeforeAt: "17:00", hoursBefore: [21] }, local)).toHaveLength(1);
    expect(remindersOf(meeting("m1"), { dayBeforeAt: null, hoursBefore: [] }, local)).toEqual([]);
  });
});

describe("remindersDue", () => {
  const settings = fc.record({
    dayBeforeAt: fc.constantFrom("17:00", "00:00", "23:59", null),
    hoursBefore: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { maxLength: 3 }),
  });
  const minutes = fc.integer({ min: 0, max: 6 * 24 * 60 });

  it("finds every reminder in exactly one of two windows that follow each other", () => {
    fc.assert(
      fc.property(settings, fc.array(minutes, { maxLength: 30 }), minutes, minutes, (rules, starts, a, b) => {
        const at = (minute: number) => monday + minute * 60_000;
        const catalogue = programme(starts.map((s, i) => meeting(`m${i + 1}`, { startsAt: at(s) })));
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const found = (from: number, to: number) =>
          remindersDue(catalogue, rules, local, from, to).map((r) => `${r.meeting.id} ${r.rule}`);
        const all = catalogue.meetings.flatMap((m) =>
          remindersOf(m, rules, local)
            .filter((r) => at(-9000) < r.dueAt && r.dueAt <= at(second))
            .map((r) => `${m.id} ${r.rule}`),
        );
        expect([...found(at(-9000), at(first)), ...found(at(first), at(second))].sort()).toEqual(all.sort());
      }),
    );
  });
});
