import { describe, expect, it } from "vitest";
import { answer, type AnswerDeps, pageSize, stageOf } from "../../src/answers/answer-intent.ts";
import { rememberShown, nextPage } from "../../src/answers/remember-shown.ts";
import type { Competition, Meeting } from "../../src/catalogue/catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import type { CompetitionId, MeetingId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { createTexts } from "../../src/platform/texts.ts";
import { present } from "../../src/telegram/present.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import { courseIntent, noConditions, scheduleIntent } from "../../src/understanding/intent.ts";
import { course as courseOf, meeting } from "../support/courses.ts";

const local = createLocalTime("Asia/Jakarta");
const now = Date.parse("2026-11-23T09:00+07:00");
const day = 86_400_000;
const texts = createTexts(new URL("../../locales/", import.meta.url), local);

const course = courseOf("c1", {
  title: "Kelas <Uji>",
  description: "Mencoba.",
  feeRupiah: 25_000,
  minAge: 17,
});
const meetings = Array.from({ length: 9 }, (_, i) => meeting(`m${i}`, "c1", now + (i - 1) * day, { place: "Aula" }));
const snapshotOf = (all: readonly Meeting[]) =>
  createSnapshot({ courses: [course], meetings: all, competitions: [], answers: [], stops: [], communities: [] }, 1);
const asked: MeetingId[][] = [];
const deps: AnswerDeps = {
  snapshot: snapshotOf(meetings),
  now,
  local,
  libraryName: "Perpustakaan",
  seats: async (ids) => {
    asked.push([...ids]);
    return new Map([["m2" as MeetingId, { taken: 10, waiting: 1 }]]);
  },
};

describe("answer", () => {
  it("lists six meetings to come, none that has begun, and asks for their seats once", async () => {
    asked.length = 0;
    const found = await answer(scheduleIntent(), deps);
    expect(found).toMatchObject({ kind: "meetings", page: { total: 7 } });
    expect(asked).toEqual([["m2", "m3", "m4", "m5", "m6", "m7"]]);
    expect(asked[0]).toHaveLength(pageSize);
  });

  it("goes on where the last page ended", async () => {
    const first = await answer(scheduleIntent(), deps);
    const context = rememberShown(emptyContext, scheduleIntent(), first);
    const next = nextPage(context, pageSize);
    expect(next && (await answer(next, deps))).toMatchObject({
      page: { offset: 6, lines: [{ meeting: { id: "m8" } }] },
    });
  });

  it("names the meetings nearest to a day that has none, whether asked for all classes, for one or to register", async () => {
    const onDay = (day: string) => ({
      ...noConditions,
      period: { windows: [{ from: day, to: day, weekdays: [], hours: null }], past: false },
    });
    const without = (...gone: readonly string[]) => ({
      ...deps,
      snapshot: snapshotOf(meetings.filter((m) => !gone.includes(m.id))),
    });
    const listed = (day: string) =>
      ({ kind: "list", by: "meeting", conditions: onDay(day), facets: [], offset: 0 }) as const;
    const ids = (lines: readonly { readonly meeting: Meeting }[]) => lines.map((l) => l.meeting.id);
    const nearestTo = async (day: string, all = deps) => {
      const found = await answer(listed(day), all);
      return found.kind === "nothing" ? ids(found.nearest) : found.kind;
    };
    expect(await nearestTo("2027-01-01")).toEqual(["m6", "m7", "m8"]);
    expect(await nearestTo("2026-11-27", without("m5"))).toEqual(["m4", "m6", "m7"]);
    const conditions = onDay("2026-11-27");
    for (const intent of [
      { ...courseIntent(course.id), conditions },
      { kind: "register", courseId: course.id, conditions },
    ] as const)
      expect(await answer(intent, without("m5"))).toMatchObject({
        missed: conditions.period,
        lines: ["m3", "m4", "m6", "m7"].map((id) => ({ meeting: { id } })),
      });
  });
});

describe("present", () => {
  it("says the fee first, escapes the title and offers a button for each meeting", async () => {
    const reply = present(texts("id"), await answer(courseIntent(course.id, ["fee"]), deps));
    expect(reply.text.split("\n")[0]).toBe("Biaya <b>Kelas &lt;Uji&gt;</b> Rp25.000 per orang.");
    const first = reply.buttons?.[0]?.[0];
    expect(first).toMatchObject({ data: "r:m2" });
    expect(first?.label).toMatch(/^Daftar /);
  });

  it("says that a full meeting has a waitlist", async () => {
    const reply = present(texts("id"), await answer(courseIntent(course.id, ["seats"]), deps));
    expect(reply.text).toContain("daftar tunggu");
  });

  it("is worded in each language, although many get the same", async () => {
    const answered = await answer(courseIntent(course.id, ["fee"]), deps);
    const [own, english, again] = [texts("id"), texts("en"), texts("id")].map((t) => present(t, answered).text);
    expect(english).not.toBe(own);
    expect(again).toBe(own);
  });

  it("offers a librarian for what was not understood", async () => {
    const reply = present(texts("id"), await answer({ kind: "not-understood", times: 2 }, deps));
    expect(reply.text).toContain("belum paham");
    expect(reply.buttons?.[0]?.[0]).toMatchObject({ data: "h" });
  });
});

describe("stageOf", () => {
  const competition: Competition = {
    id: "l1" as CompetitionId,
    title: "Lomba",
    description: "",
    categories: [],
    requirements: "",
    prize: "",
    entryOpensDate: "2026-11-20",
    entryClosesDate: "2026-11-25",
    eventDate: "2026-11-28",
    place: "",
    contact: "",
    aliases: [],
  };
  it.each([
    ["2026-11-19", "not-open"],
    ["2026-11-20", "open"],
    ["2026-11-25", "open"],
    ["2026-11-26", "closed"],
    ["2026-11-29", "over"],
  ])("on %s is %s", (today, stage) => {
    expect(stageOf(competition, today)).toBe(stage);
  });
});
