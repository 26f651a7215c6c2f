import { describe, expect, it } from "vitest";
import { createAttendanceStore } from "../../src/attendance/attendance-store.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const meeting = "m12" as MeetingId;
const person = (n: number) => ({ code: "M12-7KQ4ZT" as RegistrationCode, participantId: `p${n}` as ParticipantId });

describe.each(redisKinds)("attendance on %s Redis", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createAttendanceStore(redis, keys);

  it("keeps the moment somebody first came, and counts them once", async () => {
    expect(await store.checkIn(meeting, [person(1), person(2)], 1_000)).toBe(2);
    expect(await store.checkIn(meeting, [person(1), person(2)], 9_000)).toBe(0);
    const attendance = await store.read(meeting);
    expect(attendance.cameAt(person(1))).toBe(1_000);
    expect(attendance.cameAt(person(3))).toBeUndefined();
    expect(attendance.came).toBe(2);
  });

  it("takes back once who did not come", async () => {
    expect(await store.undo(meeting, person(2))).toBe(true);
    expect(await store.undo(meeting, person(2))).toBe(false);
    expect((await store.read(meeting)).came).toBe(1);
  });

  it("adds a guest once for the same request, whatever stands in the name", async () => {
    const guest = { id: "77", name: "Tamu | Satu", birthYear: 2015, cameAt: 5_000 };
    await store.addWalkIn(meeting, guest);
    await store.addWalkIn(meeting, guest);
    expect((await store.read(meeting)).walkIns).toEqual([guest]);
    expect((await store.countsOf([meeting])).get(meeting)).toEqual({ came: 1, walkIns: 1 });
  });

  it("takes a guest back once", async () => {
    const guest = { id: "78", name: "Dewi Lestar", birthYear: null, cameAt: 5_000 };
    await store.addWalkIn(meeting, guest);
    expect([await store.removeWalkIn(meeting, "78"), await store.removeWalkIn(meeting, "78")]).toEqual([true, false]);
    expect((await store.read(meeting)).walkIns.map(({ id }) => id)).toEqual(["77"]);
    expect((await store.countsOf([meeting])).get(meeting)).toEqual({ came: 1, walkIns: 1 });
  });

  it("has one secret a meeting, whoever asks first", async () => {
    const [one, two] = await Promise.all([store.secretOf(meeting), store.secretOf(meeting)]);
    expect(one).toBe(two);
    expect(await store.secretOf("m13" as MeetingId)).not.toBe(one);
  });

  it("counts guesses of a resident in a window", async () => {
    const id = 7 as ResidentId;
    expect([await store.countGuess(id, 1), await store.countGuess(id, 1), await store.countGuess(id, 2)]).toEqual([
      1, 2, 1,
    ]);
  });

  it("forgets people of before a moment and keeps the numbers", async () => {
    await store.forgetPeople(meeting, 1_001);
    expect((await store.read(meeting)).cameAt(person(1))).toBeUndefined();
    expect((await store.read(meeting)).walkIns).toHaveLength(1);
    await store.forgetPeople(meeting, 5_001);
    const attendance = await store.read(meeting);
    expect(attendance.walkIns).toEqual([]);
    expect(attendance.cameAt(person(1))).toBeUndefined();
    expect((await store.countsOf([meeting])).get(meeting)).toEqual({ came: 1, walkIns: 1 });
  });
});
