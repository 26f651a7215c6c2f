import { describe, expect, it } from "vitest";
import type { RegistrationCode } from "../../src/platform/ids.ts";
import { forgiveAbsences } from "../../src/registration/forgive-absences.ts";
import { registerSeries } from "../../src/registration/register-series.ts";
import type { Resident } from "../../src/residents/resident.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { course, meeting, programme, saturday } from "./catalogue-sample.ts";
import { createSetting } from "./setting.ts";

const codeOf = (outcome: object) => (outcome as { code: RegistrationCode }).code;

describe.each(redisKinds)("registration on %s", (kind) => {
  const setting = createSetting(testRedis(kind));
  const { state, outbox, relay } = setting;
  let id = 0;
  const newMeeting = (change = {}, courseChange = {}) => {
    const number = `m${++id}`;
    state.snapshot = programme(
      [...state.snapshot.meetings, meeting(number, { courseId: `c${id}` as never, ...change })],
      [...state.snapshot.courses, course(`c${id}`, courseChange)],
    );
    return number;
  };

  it("gives a seat with a code that names the meeting, and lists it", async () => {
    const m = newMeeting();
    const siti = await setting.newResident(101);
    const outcome = await setting.register(siti, m);
    expect(outcome).toMatchObject({ kind: "seated", participants: [{ name: "Nama 101 1" }] });
    expect(codeOf(outcome)).toMatch(/^M\d+-[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(await setting.mine(siti)).toMatchObject([{ code: codeOf(outcome), position: null, participantIds: ["p1"] }]);
  });

  it("refuses the too young by name, the too many, and a meeting that started", async () => {
    const family = await setting.newResident(102, 3);
    const adults = newMeeting({}, { minAge: 44 });
    expect(await setting.register(family, adults, ["p1", "p2", "p3"])).toMatchObject({
      kind: "too-young",
      minAge: 44,
      participants: [{ id: "p3" }],
    });
    expect(await setting.register(family, newMeeting(), ["p1", "p2", "p3"])).toEqual({ kind: "too-many", quota: 2 });
    expect(await setting.register(family, newMeeting({ startsAt: state.now }))).toEqual({ kind: "closed" });
    expect(await setting.register(family, "m999999")).toEqual({ kind: "closed" });
  });

  it("is a fault without consent or for somebody else's participant", async () => {
    const m = newMeeting();
    const resident = await setting.newResident(103);
    await expect(setting.register({ ...resident, consentedAt: null }, m)).rejects.toThrow("registration:no-consent");
    await expect(setting.register(resident, m, ["p9"])).rejects.toThrow("registration:bad-household");
  });

  it("takes one of a household off alone, and offers the chair to the first in line", async () => {
    const m = newMeeting();
    const family = await setting.newResident(105, 2);
    const code = codeOf(await setting.register(family, m, ["p1", "p2"]));
    const next = await setting.newResident(106);
    const waiting = codeOf(await setting.register(next, m));
    expect(await setting.cancelOne(family, code, "p2")).toMatchObject({ kind: "left", code });
    expect(await setting.mine(family)).toMatchObject([{ code, position: null, participantIds: ["p1"] }]);
    expect(await setting.mine(next)).toMatchObject([
      { code: waiting, position: null, heldUntil: expect.any(Number) as number },
    ]);
    expect(await setting.cancelOne(family, code, "p2")).toEqual({ kind: "already-cancelled", code });
    expect(await setting.register(family, m, ["p2"])).toMatchObject({ kind: "waitlisted", position: 1 });
    expect(await setting.cancelOne(family, code, "p1")).toMatchObject({ kind: "cancelled" });
    await relay.idle();
  });

  it("offers a household that waits its seats as soon as those who are left fit", async () => {
    const m = newMeeting();
    await setting.register(await setting.newResident(107), m);
    const family = await setting.newResident(108, 2);
    const code = codeOf(await setting.register(family, m, ["p1", "p2"]));
    const before = outbox.messages.length;
    expect(await setting.cancelOne(family, code, "p1")).toMatchObject({ kind: "left" });
    expect(await setting.mine(family)).toMatchObject([
      { participantIds: ["p2"], position: null, heldUntil: expect.any(Number) as number },
    ]);
    await relay.idle();
    const told = outbox.messages.slice(before);
    expect(told.map((message) => message.chatId)).toEqual([108]);
    expect(told[0]?.text).toContain("Nama 108 2");
    expect(told[0]?.text).not.toContain("Nama 108 1");
  });

  it("does not let anybody take somebody else's people off", async () => {
    const m = newMeeting();
    const family = await setting.newResident(109, 2);
    const code = codeOf(await setting.register(family, m, ["p1", "p2"]));
    const stranger = await setting.newResident(110, 2);
    expect(await setting.cancelOne(stranger, code, "p2")).toEqual({ kind: "not-found" });
    expect(await setting.mine(family)).toMatchObject([{ participantIds: ["p1", "p2"] }]);
  });

  it("tells the place in line before anybody decides", async () => {
    const m = newMeeting();
    expect(await setting.placeInLine(m, 2)).toBeNull();
    await setting.register(await setting.newResident(104, 2), m);
    expect(await setting.placeInLine(m, 1)).toBeNull();
    expect(await setting.placeInLine(m, 2)).toBe(1);
  });

  it("offers a cancelled seat to the first in line, who is told once in their language and takes it", async () => {
    const m = newMeeting({ quota: 1 });
    const [first, second, third] = [
      await setting.newResident(111),
      await setting.newResident(112, 1, "en"),
      await setting.newResident(113),
    ];
    const code = codeOf(await setting.register(first, m));
    const next = codeOf(await setting.register(second, m));
    await setting.register(third, m);
    expect(await setting.cancel(second, code)).toEqual({ kind: "not-found" });
    expect(await setting.cancel(first, code)).toMatchObject({ kind: "cancelled" });
    await relay.idle();
    await relay.relayAll();
    const told = outbox.messages.filter((n) => n.text.includes(next));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ chatId: 112, priority: "urgent", usefulUntil: state.now + 6 * 3_600_000 });
    expect(told[0]?.text).toContain("a seat is free: Melukis &amp; Menggambar");
    expect(told[0]?.buttons?.flat().map((b) => "data" in b && b.data)).toEqual([`ot:${next}`, `os:${next}`]);
    expect(await setting.mine(second)).toMatchObject([{ heldUntil: state.now + 6 * 3_600_000 }]);
    expect(await setting.answer(second, next, "take")).toMatchObject({ kind: "taken" });
    expect(await setting.mine(second)).toMatchObject([{ heldUntil: null, position: null }]);
    expect(await setting.mine(first)).toEqual([]);
    expect(await setting.deps.store.codesOf(first.id)).toEqual([code]);
    expect(await setting.mine(third)).toMatchObject([{ position: 1 }]);
  });

  it("keeps the notice while the outbox cannot take it", async () => {
    const m = newMeeting({ quota: 1 });
    const [first, second] = [await setting.newResident(121), await setting.newResident(122)];
    const code = codeOf(await setting.register(first, m));
    const next = codeOf(await setting.register(second, m));
    outbox.breakDown(true);
    await setting.cancel(first, code);
    await relay.idle();
    outbox.breakDown(false);
    expect(outbox.messages.filter((n) => n.text.includes(next))).toHaveLength(0);
    await Promise.all([relay.relayAll(), relay.relayAll()]);
    expect(outbox.messages.filter((n) => n.text.includes(next))).toHaveLength(1);
  });

  it("cancels nothing any more once the meeting started", async () => {
    const m = newMeeting();
    const resident = await setting.newResident(131);
    const code = codeOf(await setting.register(resident, m));
    state.now = saturday;
    expect(await setting.cancel(resident, code)).toMatchObject({ kind: "too-late" });
    expect(await setting.coming(resident, code)).toMatchObject({ kind: "confirmed" });
    state.now = saturday + 86_400_000;
    expect(await setting.coming(resident, code)).toEqual({ kind: "over" });
    expect(await setting.mine(resident)).toEqual([]);
    state.now = saturday - 86_400_000;
  });

  it("shows librarians the roster with names", async () => {
    const m = newMeeting();
    await setting.register(await setting.newResident(141, 2), m, ["p1", "p2"]);
    await setting.register(await setting.newResident(142), m);
    expect(await setting.roster(m)).toMatchObject({
      seats: { taken: 2, waiting: 1 },
      total: 1,
      rows: [{ position: null, participants: [{ name: "Nama 141 1" }, { name: "Nama 141 2" }] }],
    });
    expect(await setting.roster(m, "waiting")).toMatchObject({ total: 1, rows: [{ position: 1, residentId: 142 }] });
  });

  it("passes seats on that are not taken in time, and tells both", async () => {
    const m = newMeeting({ quota: 1 });
    const people = [];
    for (const n of [191, 192, 193]) people.push(await setting.newResident(n));
    const [first, second, third] = people as [Resident, Resident, Resident];
    const code = codeOf(await setting.register(first, m));
    await setting.register(second, m);
    await setting.register(third, m);
    await setting.cancel(first, code);
    // Told before it ends: of an offer that is over nobody is told any more.
    await relay.idle();
    const offeredAt = state.now;
    state.now = offeredAt + 6 * 3_600_000;
    await setting.passOn();
    expect(await setting.passOn()).toBe(0);
    await relay.idle();
    const told = (chatId: number) => outbox.messages.filter((n) => n.chatId === chatId).map((n) => n.id.split("/")[0]);
    expect(told(192)).toEqual(["offered", "expired"]);
    expect(told(193)).toEqual(["nearer", "offered"]);
    expect(await setting.mine(second)).toEqual([]);
    state.now = saturday;
    await setting.passOn();
    expect(await setting.deps.store.seatsOf([m as never])).toEqual(new Map([[m, { taken: 0, waiting: 0 }]]));
    state.now = offeredAt;
  });

  it("registers for all coming meetings of a class, in line where one is full, again without harm", async () => {
    const full = newMeeting({ quota: 1, startsAt: saturday + 86_400_000 });
    const courseId = state.snapshot.meetingById.get(full as never)?.courseId;
    const free = `m${++id}`;
    const started = `m${++id}`;
    const more = [
      meeting(free, { courseId: courseId as never }),
      meeting(started, { courseId: courseId as never, startsAt: state.now }),
    ];
    state.snapshot = programme([...state.snapshot.meetings, ...more], [...state.snapshot.courses]);
    await setting.register(await setting.newResident(195), full);
    const siti = await setting.newResident(196);
    const request = {
      requestId: "series",
      resident: siti,
      courseId: courseId as never,
      participants: siti.participants,
    };
    const registered = await registerSeries(setting.deps, request);
    expect(registered.map((r) => [r.meeting.id, r.outcome.kind])).toEqual([
      [free, "seated"],
      [full, "waitlisted"],
    ]);
    expect(await registerSeries(setting.deps, request)).toEqual(registered);
  });

  it("gives the others of a household their seats where one of them is registered already", async () => {
    const m = newMeeting({ quota: 5 });
    const mother = await setting.newResident(210, 3);
    const code = codeOf(await setting.register(mother, m, ["p1"]));
    const { courseId } = state.snapshot.meetingById.get(m as never)!;
    const request = { requestId: "rest", resident: mother, courseId, participants: mother.participants };
    const outcomeHere = async () =>
      (await registerSeries(setting.deps, request)).find(({ meeting }) => meeting.id === m)?.outcome;
    const outcome = await outcomeHere();
    expect(outcome).toMatchObject({ kind: "seated", participants: [{ id: "p2" }, { id: "p3" }] });
    expect(await outcomeHere()).toEqual(outcome);
    expect((await setting.mine(mother)).map((own) => own.code)).toContain(code);
  });

  it("keeps somebody with a lower place behind those who came later", async () => {
    const m = newMeeting({ quota: 1 });
    const [first, absent, later] = [
      await setting.newResident(197),
      await setting.newResident(198),
      await setting.newResident(199),
    ];
    for (const days of [40, 3]) await setting.absences.add(absent.id, state.now - days * 86_400_000, 0);
    await setting.register(first, m);
    expect(await setting.register(absent, m)).toMatchObject({ position: 1, lowerUntil: state.now + 27 * 86_400_000 });
    expect(await setting.register(later, m)).toMatchObject({ position: 1, lowerUntil: null });
    expect(await setting.mine(absent)).toMatchObject([{ position: 2 }]);
  });

  it("stands in line as if nothing had been, when the absences are forgiven; who comes nearer by that is told", async () => {
    const m = newMeeting({ quota: 1 });
    const [seated, absent, later] = [
      await setting.newResident(221),
      await setting.newResident(222),
      await setting.newResident(223),
    ];
    for (const days of [40, 3]) await setting.absences.add(absent.id, state.now - days * 86_400_000, 0);
    const code = codeOf(await setting.register(seated, m));
    await setting.register(absent, m);
    await setting.register(later, m);
    expect(await setting.mine(absent)).toMatchObject([{ position: 2 }]);
    for (let time = 0; time < 2; time++)
      await forgiveAbsences({ ...setting.deps, absences: setting.absences }, absent.id);
    expect(await setting.mine(absent)).toMatchObject([{ position: 1 }]);
    expect(await setting.mine(later)).toMatchObject([{ position: 2 }]);
    await relay.idle();
    expect(outbox.messages.filter((n) => n.id.startsWith("nearer/") && n.chatId === 222)).toHaveLength(1);
    await setting.cancel(seated, code);
    expect(await setting.mine(absent)).toMatchObject([{ position: null }]);
  });

  it("is a fault for somebody under 18 without a guardian's consent", async () => {
    const m = newMeeting();
    const mother = await setting.newResident(200);
    await setting.residents.addParticipant(mother.id, { name: "Budi", birthYear: 2015, relation: "child" });
    const before = await setting.residents.read(mother.id);
    await expect(setting.register(before, m, ["p2"])).rejects.toThrow("registration:no-guardian-consent");
    await setting.residents.saveGuardianConsent(mother.id, ["p2" as never], state.now);
    expect(await setting.register(await setting.residents.read(mother.id), m, ["p2"])).toMatchObject({
      kind: "seated",
    });
  });

  describe("applyCatalogueChanges", () => {
    it("tells everybody on the roster of a moved meeting, with buttons to keep or cancel", async () => {
      const m = newMeeting();
      const people = [];
      for (const n of [151, 152, 153]) people.push(await setting.newResident(n));
      const codes = [];
      for (const p of people) codes.push(codeOf(await setting.register(p, m)));
      const before = state.snapshot.meetingById.get(m as never)!;
      const after = { ...before, startsAt: saturday + 3_600_000, endsAt: saturday + 7_200_000, place: "Ruang Audio" };
      const change = { kind: "meeting-moved" as const, title: "Melukis & Menggambar", before, after };
      expect(await setting.applyChanges(change)).toBe(3);
      const told = outbox.messages.filter((n) => n.id.startsWith("meeting-moved/"));
      expect(told.map((n) => n.chatId).sort()).toEqual([151, 152, 153]);
      const first = told.find((n) => n.chatId === 151);
      expect(first?.text).toContain("Semula: Sabtu, 28 November 2026, 14.00–16.00 WIB");
      expect(first?.text).toContain("Menjadi: <b>Sabtu, 28 November 2026, 15.00–16.00 WIB</b>");
      expect(first?.text).toContain("Ruang Audio");
      expect(first?.buttons?.flat()).toEqual([
        { label: "Tetap ikut", data: `at:${codes[0]}` },
        { label: "Batal ikut", data: `cx:${codes[0]}` },
      ]);
      expect(first?.about).toEqual({ meetingId: m, startsAt: after.startsAt });
      expect(state.pending).toEqual([]);
    });

    it("tells nobody twice when the program died in the middle", async () => {
      const m = newMeeting();
      await setting.register(await setting.newResident(161), m);
      const before = state.snapshot.meetingById.get(m as never)!;
      const change = { kind: "place-changed" as const, title: "Melukis", before, after: { ...before, place: "Taman" } };
      const count = () => outbox.messages.filter((n) => n.id.startsWith("place-changed/")).length;
      const pending = { id: "77-0", change };
      for (let run = 0; run < 2; run++) {
        state.pending.push(pending);
        await setting.applyChanges();
      }
      expect(count()).toBe(1);
    });

    it("tells everybody of a removed meeting and then forgets its roster", async () => {
      const m = newMeeting();
      const [seated, waiting] = [await setting.newResident(171, 2), await setting.newResident(172)];
      await setting.register(seated, m, ["p1", "p2"]);
      await setting.register(waiting, m);
      const before = state.snapshot.meetingById.get(m as never)!;
      await setting.applyChanges({ kind: "meeting-removed", title: "Melukis", before });
      const told = outbox.messages.filter((n) => n.id.startsWith("meeting-removed/"));
      expect(told.map((n) => n.chatId).sort()).toEqual([171, 172]);
      expect(told[0]?.text).toContain("dibatalkan");
      expect(await setting.deps.store.seatsOf([m as never])).toEqual(new Map([[m, { taken: 0, waiting: 0 }]]));
      expect(await setting.deps.store.codesOf(seated.id)).toEqual([]);
      expect(await setting.register(waiting, m)).toEqual({ kind: "closed" });
    });

    it("tells nobody of a past meeting that is not listed any more, and lets those who were there find it", async () => {
      const m = newMeeting();
      const resident = await setting.newResident(173);
      const code = codeOf(await setting.register(resident, m));
      const before = state.snapshot.meetingById.get(m as never)!;
      const now = state.now;
      state.now = before.endsAt;
      await setting.applyChanges({ kind: "meeting-removed", title: "Melukis", before });
      state.now = now;
      expect(outbox.messages.filter((n) => n.chatId === 173)).toEqual([]);
      expect(await setting.deps.store.codesOf(resident.id)).toEqual([code]);
      expect((await setting.deps.store.find([code]))[0]?.state).toBe("seated");
      expect(await setting.register(await setting.newResident(174), m)).toEqual({ kind: "closed" });
    });

    it("holds no offer past the start of a meeting that was moved nearer", async () => {
      const m = newMeeting({ quota: 1 });
      const [first, second] = [await setting.newResident(201), await setting.newResident(202)];
      const code = codeOf(await setting.register(first, m));
      await setting.register(second, m);
      await setting.cancel(first, code);
      const before = state.snapshot.meetingById.get(m as never)!;
      const after = { ...before, startsAt: state.now + 3_600_000, endsAt: state.now + 7_200_000 };
      await setting.applyChanges({ kind: "meeting-moved" as const, title: "Melukis", before, after });
      expect(await setting.mine(second)).toMatchObject([{ heldUntil: state.now + 900_000 }]);
      const told = outbox.messages.findLast((n) => n.chatId === 202);
      expect(told?.buttons?.flat().map((b) => b.label)).toEqual(["Ambil", "Lewati"]);
    });

    it("moves the line at once when the quota is raised, by the last of several quotas", async () => {
      const m = newMeeting({ quota: 1 });
      const people = [];
      for (const n of [181, 182, 183]) people.push(await setting.newResident(n));
      for (const p of people) await setting.register(p, m);
      const before = state.snapshot.meetingById.get(m as never)!;
      const to = (quota: number) => ({
        kind: "quota-changed" as const,
        title: "Melukis",
        before,
        after: { ...before, quota },
      });
      await setting.applyChanges(to(9), to(2));
      await relay.idle();
      expect(await setting.deps.store.seatsOf([m as never])).toEqual(new Map([[m, { taken: 2, waiting: 1 }]]));
      expect(outbox.messages.filter((n) => n.id.startsWith("offered/") && n.chatId === 182)).toHaveLength(1);
    });
  });
});
