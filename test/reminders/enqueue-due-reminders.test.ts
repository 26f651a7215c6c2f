import { describe, expect, it } from "vitest";
import type { Meeting } from "../../src/catalogue/catalogue.ts";
import type { RegistrationCode } from "../../src/platform/ids.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { enqueueDueReminders, type RemindersDeps } from "../../src/reminders/enqueue-due-reminders.ts";
import { nextReminderAt } from "../../src/reminders/next-reminder-at.ts";
import { createRemindersStore } from "../../src/reminders/reminders-store.ts";
import { course, local, meeting, monday, programme, saturday } from "../registration/catalogue-sample.ts";
import { createSetting, texts } from "../registration/setting.ts";
import { redisKinds, testRedis, type TestRedis } from "../support/redis.ts";

const hour = 3_600_000;
const friday = local.at("2026-11-27", "17:00");
const codeOf = (outcome: object) => (outcome as { code: RegistrationCode }).code;

/** A library of its own, on whose clock it is Monday and whose first tick has been. */
function createLibrary(redis: TestRedis) {
  const setting = createSetting(redis);
  const { state, store, residents, outbox, clock, catalogue } = setting;
  const deps: RemindersDeps = {
    store,
    residents,
    texts,
    outbox,
    clock,
    local,
    catalogue,
    logger: silentLogger,
    settings: { dayBeforeAt: "17:00", hoursBefore: [2] },
    reminders: createRemindersStore(redis.redis, redis.keys),
  };
  const publish = (...meetings: Meeting[]) => {
    state.snapshot = programme(meetings, [course("c1", { bring: "Kuas & cat" })]);
  };
  publish(meeting("m1", { quota: 300 }));
  return {
    ...setting,
    deps,
    publish,
    tick: (at: number) => {
      state.now = at;
      return enqueueDueReminders(deps);
    },
    next: (at: number) => {
      state.now = at;
      return nextReminderAt(deps);
    },
    sent: () => outbox.messages.filter((m) => m.id.startsWith("reminder/")),
  };
}

describe.each(redisKinds)("enqueueDueReminders on %s", (kind) => {
  const shared = testRedis(kind);
  let libraries = 0;
  const library = () => createLibrary({ ...shared, keys: createKeys(`${shared.keys.namespace}-${++libraries}`) });

  it("reminds the day before at 17.00 and two hours before, once each", async () => {
    const lib = library();
    const siti = await lib.newResident(1);
    const code = codeOf(await lib.register(siti, "m1"));
    await lib.tick(monday);
    for (let minute = -2; minute <= 2; minute++) await lib.tick(friday + minute * 60_000);
    expect(lib.sent()).toHaveLength(1);
    for (let minute = -2; minute <= 2; minute++) await lib.tick(saturday - 2 * hour + minute * 60_000);
    await lib.tick(saturday + hour);
    expect(lib.sent().map((m) => [m.id, m.usefulUntil])).toEqual([
      [`reminder/m1/${saturday}/day-before/${code}`, saturday - 2 * hour],
      [`reminder/m1/${saturday}/2h/${code}`, saturday],
    ]);
    expect(await lib.deps.reminders.readMissed()).toBe(0);
  });

  it("says what, when, where, who and what to bring, with buttons to come or cancel", async () => {
    const lib = library();
    const code = codeOf(await lib.register(await lib.newResident(1), "m1"));
    await lib.tick(monday);
    await lib.tick(friday);
    const [message] = lib.sent();
    expect(message).toMatchObject({
      chatId: 1,
      priority: "reminder",
      about: { meetingId: "m1", startsAt: saturday },
      buttons: [
        [
          { label: "Hadir", data: `at:${code}` },
          { label: "Batal", data: `cx:${code}` },
        ],
      ],
    });
    for (const part of [
      "Pengingat: Melukis &amp; Menggambar",
      "Sabtu, 28 November 2026, 14.00–16.00 WIB",
      "Aula Lantai 2",
      "Nama 1 1",
      "Kuas &amp; cat",
    ])
      expect(message?.text).toContain(part);
  });

  it("asks nobody who said that they come, unless that was long before", async () => {
    const lib = library();
    const [siti, budi] = [await lib.newResident(1), await lib.newResident(2)];
    const [said, early] = [codeOf(await lib.register(siti, "m1")), codeOf(await lib.register(budi, "m1"))];
    await lib.tick(monday);
    await lib.deps.store.confirm({ code: said, residentId: siti.id, now: friday - hour });
    await lib.deps.store.confirm({ code: early, residentId: budi.id, now: monday });
    await lib.tick(friday);
    const textTo = (id: number) => lib.sent().find((m) => m.chatId === id)?.text;
    expect(textTo(1)).toContain("Sampai jumpa");
    expect(textTo(1)).not.toContain("Jadi datang");
    expect(textTo(2)).toContain("Jadi datang, Kak?");
  });

  it("enqueues once when replicas tick at the same time, and again after a crash before the moment was kept", async () => {
    const lib = library();
    await lib.register(await lib.newResident(1), "m1");
    await lib.tick(monday);
    lib.state.now = friday;
    await Promise.all([1, 2, 3].map(() => enqueueDueReminders(lib.deps)));
    const crashing: RemindersDeps = {
      ...lib.deps,
      reminders: {
        ...lib.deps.reminders,
        moveUpTo: () => Promise.reject(new Error("power cut")),
      },
    };
    lib.state.now = saturday - 2 * hour;
    await expect(enqueueDueReminders(crashing)).rejects.toThrow("power cut");
    await enqueueDueReminders(lib.deps);
    expect(lib.sent()).toHaveLength(2);
  });

  it("loses nothing while the outbox cannot take it", async () => {
    const lib = library();
    await lib.register(await lib.newResident(1), "m1");
    await lib.tick(monday);
    lib.outbox.breakDown(true);
    await expect(lib.tick(friday)).rejects.toThrow();
    lib.outbox.breakDown(false);
    expect(await lib.tick(friday + 60_000)).toEqual({ enqueued: 1, missed: 0 });
  });

  it("sends late what is still useful and records the rest as missed, once over all replicas", async () => {
    const lib = library();
    await lib.register(await lib.newResident(1), "m1");
    await lib.register(await lib.newResident(2), "m1");
    await lib.tick(monday);
    expect(await lib.tick(friday + 5 * hour)).toEqual({ enqueued: 2, missed: 0 });

    const down = library();
    await down.register(await down.newResident(1), "m1");
    await down.register(await down.newResident(2), "m1");
    await down.tick(monday);
    down.state.now = saturday - hour;
    await Promise.all([enqueueDueReminders(down.deps), enqueueDueReminders(down.deps)]);
    expect(down.sent().map((m) => m.id.split("/")[3])).toEqual(["2h", "2h"]);
    expect(await down.deps.reminders.readMissed()).toBe(2);

    const gone = library();
    await gone.register(await gone.newResident(1), "m1");
    await gone.tick(monday);
    expect(await gone.tick(saturday + hour)).toEqual({ enqueued: 0, missed: 2 });
  });

  it("reminds before the very first tick was kept", async () => {
    const lib = library();
    await lib.register(await lib.newResident(1), "m1");
    expect(await lib.tick(friday + 60_000)).toEqual({ enqueued: 1, missed: 0 });
  });

  it("reminds neither those who wait nor those who cancelled", async () => {
    const lib = library();
    lib.publish(meeting("m1", { quota: 2 }));
    const [one, two, three, four] = [1, 2, 3, 4].map((id) => lib.newResident(id));
    const code = codeOf(await lib.register(await one!, "m1"));
    await lib.register(await two!, "m1");
    const next = codeOf(await lib.register(await three!, "m1"));
    await lib.register(await four!, "m1");
    await lib.cancel(await one!, code);
    await lib.answer(await three!, next, "take");
    await lib.relay.idle();
    await lib.tick(monday);
    await lib.tick(friday);
    expect(
      lib
        .sent()
        .map((m) => m.chatId)
        .sort(),
    ).toEqual([2, 3]);
  });

  it("follows a meeting that is moved, and is silent about one that is removed", async () => {
    const lib = library();
    await lib.register(await lib.newResident(1), "m1");
    await lib.tick(monday);
    await lib.tick(friday);
    lib.publish(meeting("m1", { startsAt: saturday + 24 * hour, revision: 1 }));
    await lib.tick(saturday - 2 * hour);
    await lib.tick(friday + 24 * hour);
    expect(lib.sent().map((m) => m.id.split("/").slice(2, 4))).toEqual([
      [String(saturday), "day-before"],
      [String(saturday + 24 * hour), "day-before"],
    ]);
    lib.publish();
    await lib.tick(saturday + 22 * hour);
    expect(lib.sent()).toHaveLength(2);
  });

  it("reaches everybody on a roster of several pages", async () => {
    const lib = library();
    const residents = await Promise.all(Array.from({ length: 230 }, (_, i) => lib.newResident(i + 1)));
    await Promise.all(residents.map((r) => lib.register(r, "m1")));
    await lib.tick(monday);
    expect(await lib.tick(friday)).toEqual({ enqueued: 230, missed: 0 });
    expect(new Set(lib.sent().map((m) => m.chatId)).size).toBe(230);
  });

  it("names the next moment at which anybody is reminded", async () => {
    const lib = library();
    const evening = meeting("m2", { startsAt: saturday + 30 * hour });
    lib.publish(meeting("m1"), evening, ...Array.from({ length: 150 }, (_, i) => meeting(`m${i + 10}`)));
    expect(await lib.next(monday)).toBeNull();
    await lib.register(await lib.newResident(1), "m2");
    expect(await lib.next(monday)).toBe(local.at("2026-11-28", "17:00"));
    await lib.register(await lib.newResident(2), "m1");
    expect(await lib.next(monday)).toBe(friday);
    expect(await lib.next(friday)).toBe(saturday - 2 * hour);
    expect(await lib.next(saturday)).toBe(local.at("2026-11-28", "17:00"));
  });
});
