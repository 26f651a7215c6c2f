import { describe, expect, it } from "vitest";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { rosterPartition } from "../../src/redis/keys.ts";
import { countTraffic } from "../../src/redis/traffic.ts";
import { newRegistrationCode } from "../../src/registration/registration.ts";
import { createRosterStore } from "../../src/registration/roster-store.ts";
import type { AllocateRequest } from "../../src/registration/seats-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("roster store on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createRosterStore(redis, keys);
  let request = 0;
  const asks = (id: string, residentId: number, people: string[], change: Partial<AllocateRequest> = {}) =>
    store.allocate({
      meetingId: id as MeetingId,
      quota: 2,
      code: newRegistrationCode(id as MeetingId),
      residentId: residentId as ResidentId,
      participantIds: people as ParticipantId[],
      requestId: String(++request),
      agreedToWait: true,
      behind: false,
      now: 1_000,
      heldUntil: 9_000,
      ...change,
    });
  const gives = (code: RegistrationCode, residentId: number, quota = 2, requestId = String(++request)) =>
    store.release({ code, residentId: residentId as ResidentId, quota, now: 1_000, heldUntil: 9_000, requestId });
  const answers = (
    code: RegistrationCode,
    residentId: number,
    answer: "take" | "skip",
    requestId = String(++request),
  ) =>
    store.answerOffer({
      code,
      residentId: residentId as ResidentId,
      quota: 2,
      now: 2_000,
      heldUntil: 9_000,
      requestId,
      answer,
    });
  const codeOf = (outcome: Awaited<ReturnType<typeof asks>>) => (outcome as { code: RegistrationCode }).code;
  const seats = async (id: string) => (await store.seatsOf([id as MeetingId])).get(id as MeetingId);

  it("puts the third participant of two seats on the waitlist", async () => {
    expect(await asks("m1", 1, ["p1"])).toMatchObject({ kind: "seated" });
    expect(await asks("m1", 2, ["p1"])).toMatchObject({ kind: "seated" });
    expect(await asks("m1", 3, ["p1"])).toMatchObject({ kind: "waitlisted", position: 1 });
    expect(await asks("m1", 4, ["p1"])).toMatchObject({ kind: "waitlisted", position: 2 });
    expect(await seats("m1")).toEqual({ taken: 2, waiting: 2 });
  });

  it("counts the seats of many meetings at once, wherever their rosters lie", async () => {
    const near = "m1000";
    const far = ["m1001", "m1002", "m1064"];
    await asks(near, 1, ["p1"]);
    await asks("m1064", 2, ["p1", "p2"]);
    await asks("m1064", 3, ["p1"]);
    const ids = [near, ...far] as MeetingId[];
    expect([...(await store.seatsOf(ids))].sort()).toEqual([
      [near, { taken: 1, waiting: 0 }],
      ["m1001", { taken: 0, waiting: 0 }],
      ["m1002", { taken: 0, waiting: 0 }],
      ["m1064", { taken: 2, waiting: 1 }],
    ]);
    expect(await store.seatsOf([])).toEqual(new Map());
  });

  it("asks Redis once for the seats that many want to know at one moment", async () => {
    await asks("m2001", 1, ["p1"]);
    await asks("m2065", 2, ["p1", "p2"]);
    // Both stand in one partition, of one server of a Cluster.
    const [one, other] = ["m2001", "m2065"] as [MeetingId, MeetingId];
    expect(rosterPartition(other)).toBe(rosterPartition(one));
    let commands = 0;
    const end = countTraffic(redis, { command: () => commands++, write() {} });
    const asked = await Promise.all([store.seatsOf([one]), store.seatsOf([other, one]), seats(other)]);
    end();
    expect(commands).toBe(1);
    expect(asked[0].get(one)).toEqual({ taken: 1, waiting: 0 });
    expect(asked[1].get(one)).toEqual({ taken: 1, waiting: 0 });
    expect(asked[1].get(other)).toEqual({ taken: 2, waiting: 0 });
    expect(asked[2]).toEqual({ taken: 2, waiting: 0 });
    // The next moment is asked about anew.
    await asks("m2001", 3, ["p1"]);
    expect(await seats(one)).toEqual({ taken: 2, waiting: 0 });
  });

  it("keeps nothing of somebody who did not agree to wait", async () => {
    await asks("m2", 1, ["p1", "p2"]);
    expect(await asks("m2", 2, ["p1"], { agreedToWait: false })).toEqual({ kind: "full", position: 1 });
    expect(await seats("m2")).toEqual({ taken: 2, waiting: 0 });
    expect(await store.codesOf(2 as ResidentId).then((codes) => codes.filter((c) => c.startsWith("M2-")))).toEqual([]);
  });

  it("never splits a household, and lets the next one in line have a seat that does not suffice for it", async () => {
    const first = codeOf(await asks("m3", 1, ["p1"]));
    await asks("m3", 2, ["p1"]);
    const family = codeOf(await asks("m3", 3, ["p1", "p2"]));
    const alone = codeOf(await asks("m3", 4, ["p1"]));
    await gives(first, 1);
    expect((await store.find([family, alone])).map((r) => [r?.state, r?.position])).toEqual([
      ["waiting", 1],
      ["offered", null],
    ]);
    expect(await seats("m3")).toEqual({ taken: 2, waiting: 2 });
  });

  it("answers a repeated request as before and registers nobody twice", async () => {
    const once = await asks("m4", 1, ["p1"], { requestId: "u77" });
    expect(await asks("m4", 1, ["p1"], { requestId: "u77" })).toEqual(once);
    expect(await asks("m4", 1, ["p2", "p1"])).toEqual({
      kind: "already-registered",
      code: codeOf(once),
      participantIds: ["p1"],
    });
    expect(await seats("m4")).toEqual({ taken: 1, waiting: 0 });
    expect((await store.codesOf(1 as ResidentId)).filter((c) => c.startsWith("M4-"))).toEqual([codeOf(once)]);
  });

  it("lists a code again when the program died before it was listed", async () => {
    const code = codeOf(await asks("m12", 5, ["p1"], { requestId: "u78" }));
    await redis.del(keys.resident(5 as ResidentId));
    await asks("m12", 5, ["p1"], { requestId: "u78" });
    expect(await store.codesOf(5 as ResidentId)).toEqual([code]);
  });

  it("registers somebody again who cancelled, at the end of the line", async () => {
    const codes = [];
    for (const id of [1, 2, 3, 4]) codes.push(codeOf(await asks("m13", id, ["p1"])));
    await gives(codes[0] as RegistrationCode, 1);
    expect(await asks("m13", 1, ["p1"])).toMatchObject({ kind: "waitlisted", position: 2 });
  });

  it("lets only the owner cancel, once, and offers the seats to the first in line", async () => {
    const first = codeOf(await asks("m5", 1, ["p1", "p2"]));
    const second = codeOf(await asks("m5", 2, ["p1"]));
    expect(await gives(first, 2)).toEqual({ kind: "not-found" });
    expect(await gives(first, 1, 2, "u9")).toEqual({ kind: "cancelled" });
    expect(await gives(first, 1, 2, "u9")).toEqual({ kind: "cancelled" });
    expect(await gives(first, 1, 2, "u10")).toEqual({ kind: "already-cancelled" });
    const events = await store.readEvents(rosterPartition("m5" as MeetingId), 10);
    expect(events.map((e) => [e.kind, e.code, e.residentId])).toEqual([
      ["cancelled", first, 1],
      ["offered", second, 2],
    ]);
    await store.removeEvents(
      rosterPartition("m5" as MeetingId),
      events.map((e) => e.id),
    );
    expect(await store.readEvents(rosterPartition("m5" as MeetingId), 10)).toEqual([]);
  });

  it("gives an offered seat to its owner only, who may take or leave it, with the same answer to a repetition", async () => {
    const codes = [];
    for (const id of [1, 2, 3, 4, 5]) codes.push(codeOf(await asks("m14", id, ["p1"])));
    const [first, second, third, fourth, fifth] = codes as [RegistrationCode, ...RegistrationCode[]];
    await gives(first, 1);
    await gives(second as RegistrationCode, 2);
    expect(await answers(third as RegistrationCode, 4, "take")).toBe("not-found");
    expect(await answers(third as RegistrationCode, 3, "take")).toBe("taken");
    expect(await answers(third as RegistrationCode, 3, "skip")).toBe("taken");
    expect(await answers(fifth as RegistrationCode, 5, "take")).toBe("waiting");
    expect(await answers(fourth as RegistrationCode, 4, "skip", "u21")).toBe("skipped");
    expect(await answers(fourth as RegistrationCode, 4, "skip", "u21")).toBe("skipped");
    expect(await answers(fourth as RegistrationCode, 4, "take", "u22")).toBe("gone");
    expect((await store.find(codes)).map((r) => r?.state)).toEqual([
      "cancelled",
      "cancelled",
      "seated",
      "cancelled",
      "offered",
    ]);
    expect(await seats("m14")).toEqual({ taken: 2, waiting: 0 });
  });

  it("passes an offer on when it was not answered in time, and not a moment before", async () => {
    const codes = [];
    for (const id of [1, 2, 3, 4]) codes.push(codeOf(await asks("m15", id, ["p1"])));
    const [first, , third, fourth] = codes as [RegistrationCode, RegistrationCode, RegistrationCode, RegistrationCode];
    await gives(first, 1);
    const partition = rosterPartition("m15" as MeetingId);
    expect(await store.dueOffers(partition, 8_999)).toEqual([]);
    expect(await store.dueOffers(partition, 9_000)).toEqual([third]);
    expect(await store.expire(third, { quota: 2, now: 8_999, heldUntil: 20_000 })).toBe(false);
    expect(await store.expire(third, { quota: 2, now: 9_000, heldUntil: 20_000 })).toBe(true);
    expect(await store.expire(third, { quota: 2, now: 9_000, heldUntil: 20_000 })).toBe(false);
    expect((await store.find([fourth]))[0]).toMatchObject({ state: "offered", heldUntil: 20_000 });
    await store.close("m15" as MeetingId);
    await store.clear("m15" as MeetingId);
    expect(await store.dueOffers(partition, 99_000)).toEqual([]);
  });

  it("changes nothing when the moment of an offer is broken", async () => {
    const [first, , third] = [
      codeOf(await asks("m17", 1, ["p1"])),
      codeOf(await asks("m17", 2, ["p1"])),
      codeOf(await asks("m17", 3, ["p1"])),
    ];
    const broken = { quota: 2, now: 1_000, heldUntil: 9_000.25, requestId: "broken" };
    await expect(store.release({ code: first, residentId: 1 as ResidentId, ...broken })).rejects.toThrow();
    expect(await seats("m17")).toEqual({ taken: 2, waiting: 1 });
    expect((await store.find([first, third])).map((r) => r?.state)).toEqual(["seated", "waiting"]);
  });

  it("lets those with a lower place wait behind all others, in their own order", async () => {
    await asks("m16", 1, ["p1", "p2"]);
    expect(await asks("m16", 2, ["p1"], { behind: true })).toMatchObject({ position: 1 });
    expect(await asks("m16", 3, ["p1"], { behind: true })).toMatchObject({ position: 2 });
    expect(await asks("m16", 4, ["p1"])).toMatchObject({ position: 1 });
  });

  it("moves the line when the quota is raised and gives no seat of a lowered one", async () => {
    const codes = [];
    for (const id of [1, 2, 3, 4]) codes.push(codeOf(await asks("m6", id, ["p1"])));
    expect(await store.offerFree("m6" as MeetingId, { quota: 3, now: 1_000, heldUntil: 9_000 })).toBe(1);
    await gives(codes[0] as RegistrationCode, 1, 1);
    expect(await seats("m6")).toEqual({ taken: 2, waiting: 1 });
  });

  it("takes nobody for a meeting off the programme", async () => {
    await asks("m7", 1, ["p1"]);
    await store.close("m7" as MeetingId);
    expect(await asks("m7", 2, ["p1"])).toEqual({ kind: "closed" });
    await store.clear("m7" as MeetingId);
    expect(await asks("m7", 2, ["p1"])).toEqual({ kind: "closed" });
    expect(await seats("m7")).toEqual({ taken: 0, waiting: 0 });
  });

  it("remembers who said they come", async () => {
    const code = codeOf(await asks("m8", 1, ["p1"]));
    expect(await store.confirm({ code, residentId: 2 as ResidentId, now: 5 })).toBeNull();
    expect(await store.confirm({ code, residentId: 1 as ResidentId, now: 5_000 })).toBe("seated");
    expect((await store.find([code]))[0]).toMatchObject({ comingAt: 5_000, registeredAt: 1_000, state: "seated" });
  });

  it("reads a roster page by page", async () => {
    for (let id = 1; id <= 7; id++) await asks("m9", id, ["p1"], { quota: 5 });
    const page = await store.page({ meetingId: "m9" as MeetingId, list: "seated", offset: 2, limit: 2 });
    expect(page.registrations.map((r) => r.residentId)).toEqual([3, 4]);
    expect(page.total).toBe(5);
    const waiting = await store.page({ meetingId: "m9" as MeetingId, list: "waiting", offset: 0, limit: 10 });
    expect(waiting.registrations.map((r) => r.residentId)).toEqual([6, 7]);
  });

  it("gives 10 seats to exactly 10 of 200 who ask at once", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, i) => asks("m10", 1000 + i, ["p1"], { quota: 10 })),
    );
    expect(outcomes.filter((o) => o.kind === "seated")).toHaveLength(10);
    const positions = outcomes.flatMap((o) => (o.kind === "waitlisted" ? [o.position] : []));
    expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 190 }, (_, i) => i + 1));
    expect(await seats("m10")).toEqual({ taken: 10, waiting: 190 });
  });

  it.runIf(kind === "single")(
    "keeps a registration in less than 400 bytes, the resident's own list included",
    async () => {
      const people = 2_000;
      for (let from = 0; from < people; from += 500)
        await Promise.all(
          Array.from({ length: 500 }, (_, i) =>
            asks("m11", 7_000_000_000 + from + i, ["p1"], {
              quota: 1_000,
              requestId: String(987_000_000 + i),
              now: Date.UTC(2026, 10, 23),
            }),
          ),
        );
      const usage = async (key: string) => Number(await redis.call("MEMORY", "USAGE", key, "SAMPLES", "0"));
      const id = "m11" as MeetingId;
      const roster = (await usage(keys.roster(id))) + (await usage(keys.seated(id))) + (await usage(keys.line(id)));
      const own = await usage(keys.resident(7_000_000_000 as ResidentId));
      expect(roster / people + own).toBeLessThan(400);
    },
  );
});
