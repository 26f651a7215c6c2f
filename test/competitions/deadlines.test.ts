import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Competition } from "../../src/catalogue/catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { longestText } from "../../src/broadcasts/broadcast-content.ts";
import { competitionAnnouncement } from "../../src/competitions/announcement.ts";
import { deadlinesDue, nextDeadlineAt } from "../../src/competitions/deadlines.ts";
import { enqueueDueDeadlines } from "../../src/competitions/enqueue-due-deadlines.ts";
import type { BroadcastRequest } from "../../src/outbox/broadcast.ts";
import { createOutbox } from "../../src/outbox/outbox.ts";
import type { CompetitionId, ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { createRemindersStore } from "../../src/reminders/reminders-store.ts";
import { createResidentsStore } from "../../src/residents/residents-store.ts";
import { parseHtml } from "../../src/playground/parse-html.ts";
import { texts } from "../registration/setting.ts";
import { redisKinds, testRedis, type TestRedis } from "../support/redis.ts";

const local = createLocalTime("Asia/Jakarta");
const competition = (change: Partial<Competition> = {}): Competition => ({
  id: "l1" as CompetitionId,
  title: "Lomba <Bertutur> & Menulis",
  description: "",
  categories: ["SD", "SMP"],
  requirements: "",
  prize: "Rp1.000.000",
  entryOpensDate: null,
  entryClosesDate: "2026-12-10",
  eventDate: "2026-12-20",
  place: "",
  contact: "",
  aliases: [],
  ...change,
});
const at = (date: string, time: string) => local.at(date, time);

describe("deadlinesDue", () => {
  const due = (c: Competition, after: number, until: number) =>
    deadlinesDue([c], local, after, until).map((d) => [local.dateOf(d.dueAt), local.timeOf(d.dueAt), d.daysLeft]);

  it("is seven days and one day before the last day, at nine", () => {
    expect(due(competition(), at("2026-11-01", "00:00"), at("2026-12-31", "00:00"))).toEqual([
      ["2026-12-03", "09:00", 7],
      ["2026-12-09", "09:00", 1],
    ]);
  });

  it("says nothing before one can enter", () => {
    const late = competition({ entryOpensDate: "2026-12-05" });
    expect(due(late, at("2026-11-01", "00:00"), at("2026-12-31", "00:00"))).toEqual([["2026-12-09", "09:00", 1]]);
  });

  it("finds each once, however the time between is cut", () => {
    const from = at("2026-12-01", "00:00");
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 * 86_400_000 }), { maxLength: 20 }), (steps) => {
        let after = from;
        let found = 0;
        for (const step of [...steps, 12 * 86_400_000]) {
          found += deadlinesDue([competition()], local, after, after + step).length;
          after += step;
        }
        return found === 2;
      }),
    );
  });
});

describe("nextDeadlineAt", () => {
  it("is the earliest ahead of all competitions", () => {
    const both = [competition(), competition({ id: "l2" as CompetitionId, entryClosesDate: "2026-12-05" })];
    expect(nextDeadlineAt(both, local, at("2026-12-03", "09:00"))).toBe(at("2026-12-04", "09:00"));
    expect(nextDeadlineAt(both, local, at("2026-12-09", "09:00"))).toBeNull();
  });
});

describe("competitionAnnouncement", () => {
  it("leaves out what the library did not say, and quotes the rest safely", () => {
    const { text, buttons } = competitionAnnouncement(texts("id"), competition(), local);
    expect(text.split("\n")).toHaveLength(5);
    expect(parseHtml(text).text).toContain("Lomba <Bertutur> & Menulis");
    expect(text).toContain("Kamis, 10 Desember 2026");
    expect(buttons).toEqual([[{ label: "Tanya lebih lanjut", data: "l:l1" }]]);
  });

  it("fits into a message, whatever the catalogue holds", () => {
    const long = "x & ".repeat(1000);
    const everything = { title: long, description: long, requirements: long, prize: long, place: long };
    const { text } = competitionAnnouncement(texts("id"), competition({ ...everything, categories: [long] }), local);
    expect(parseHtml(text).text.length).toBeLessThanOrEqual(longestText);
  });
});

function createLibrary({ redis, keys }: TestRedis) {
  const state = { now: at("2026-12-01", "12:00"), competitions: [competition()] };
  const clock = { now: () => state.now };
  const residents = createResidentsStore(redis, keys);
  const outbox = createOutbox({ redis, keys, clock, logger: silentLogger });
  const reminders = createRemindersStore(redis, {
    remindersUpTo: keys.deadlinesUpTo,
    remindersMissed: keys.deadlinesMissed,
  });
  const empty = { courses: [], meetings: [], answers: [], stops: [], communities: [] };
  const catalogue = () => createSnapshot({ ...empty, competitions: state.competitions }, 1);
  const deps = { reminders, residents, outbox, catalogue, texts, clock, local, logger: silentLogger };
  const recipients = async (id: string) => {
    const chatIds: number[] = [];
    for await (const { chatId } of outbox.deliveries(id)) chatIds.push(chatId);
    return chatIds;
  };
  const tick = (date: string, time: string) => {
    state.now = at(date, time);
    return enqueueDueDeadlines(deps);
  };
  return { state, residents, outbox, reminders, deps, tick, recipients };
}

describe.each(redisKinds)("enqueueDueDeadlines on %s", (kind) => {
  const shared = testRedis(kind);
  let libraries = 0;
  const open: { close(): Promise<void> }[] = [];
  afterAll(() => Promise.all(open.map((outbox) => outbox.close())));
  const library = async () => {
    const lib = createLibrary({ ...shared, keys: createKeys(`${shared.keys.namespace}-${++libraries}`) });
    open.push(lib.outbox);
    await lib.residents.markReachable(1 as ResidentId);
    await lib.residents.markReachable(2 as ResidentId);
    await lib.residents.setInterests(2 as ResidentId, ["classes"]);
    await lib.tick("2026-12-01", "12:00");
    return lib;
  };

  it("reminds those who follow competitions, once", async () => {
    const lib = await library();
    expect(await lib.tick("2026-12-03", "08:59")).toEqual({ enqueued: 0, missed: 0 });
    expect(await lib.tick("2026-12-03", "09:00")).toEqual({ enqueued: 1, missed: 0 });
    expect(await lib.tick("2026-12-03", "09:01")).toEqual({ enqueued: 0, missed: 0 });
    expect(await lib.recipients("deadline-l1-2026-12-10-7-id")).toEqual([1]);
  });

  it("reminds everybody in their own language", async () => {
    const lib = await library();
    await lib.residents.markReachable(3 as ResidentId);
    await lib.residents.setLanguage(3 as ResidentId, "en");
    const texts: string[] = [];
    const outbox = {
      startBroadcast: (request: BroadcastRequest) => {
        texts.push(request.content.text);
        return lib.outbox.startBroadcast(request);
      },
    };
    lib.state.now = at("2026-12-03", "09:00");
    await enqueueDueDeadlines({ ...lib.deps, outbox });
    expect(await lib.recipients("deadline-l1-2026-12-10-7-id")).toEqual([1]);
    expect(await lib.recipients("deadline-l1-2026-12-10-7-en")).toEqual([3]);
    expect(texts[0]).toContain("7 hari lagi");
    expect(texts[1]).toContain("7 days");
  });

  it("repeats after a crash between sending and remembering without writing to anybody twice", async () => {
    const lib = await library();
    lib.state.now = at("2026-12-03", "09:00");
    await enqueueDueDeadlines({ ...lib.deps, reminders: { ...lib.reminders, moveUpTo: async () => false } });
    expect(await lib.tick("2026-12-03", "09:01")).toEqual({ enqueued: 1, missed: 0 });
    expect(await lib.recipients("deadline-l1-2026-12-10-7-id")).toEqual([1]);
  });

  it("is late on the same day, and missed after it", async () => {
    const lib = await library();
    expect(await lib.tick("2026-12-03", "23:30")).toEqual({ enqueued: 1, missed: 0 });
    expect(await lib.tick("2026-12-10", "00:10")).toEqual({ enqueued: 0, missed: 1 });
    expect(await lib.reminders.readMissed()).toBe(1);
  });

  it("reminds anew when the deadline was moved", async () => {
    const lib = await library();
    await lib.tick("2026-12-03", "09:00");
    lib.state.competitions = [competition({ entryClosesDate: "2026-12-15" })];
    expect(await lib.tick("2026-12-08", "09:00")).toEqual({ enqueued: 1, missed: 0 });
    expect(await lib.recipients("deadline-l1-2026-12-15-7-id")).toEqual([1]);
  });
});
