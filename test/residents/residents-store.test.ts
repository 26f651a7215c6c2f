import { describe, expect, it } from "vitest";
import type { ParticipantId, ResidentId } from "../../src/platform/ids.ts";
import { interests } from "../../src/residents/resident.ts";
import { createResidentsStore, participantLimit, type AudienceChoice } from "../../src/residents/residents-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("residents store on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createResidentsStore(redis, keys);
  const id = (n: number) => n as ResidentId;
  const child = { name: "Budi Santoso", birthYear: 2015, relation: "child" as const };

  it("reads somebody unknown as an empty profile that may not be written to", async () => {
    expect(await store.read(id(1))).toEqual({
      id: 1,
      language: "id",
      consentedAt: null,
      participants: [],
      interests,
      reachable: false,
    });
  });

  it("keeps nobody's name before consent", async () => {
    await expect(store.addParticipant(id(2), child)).rejects.toThrow("residents:no-consent");
    expect(await redis.exists(keys.resident(id(2)))).toBe(0);
  });

  it("keeps the resident as p1 and everybody else after, each once", async () => {
    await store.saveConsent(id(3), 1_764_000_000_000);
    expect(await store.addParticipant(id(3), child)).toMatchObject({ kind: "added", participant: { id: "p2" } });
    expect(await store.addParticipant(id(3), { ...child, name: " budi  SANTOSO" })).toMatchObject({
      kind: "known",
      participant: { id: "p2", name: "Budi Santoso" },
    });
    await store.addParticipant(id(3), { name: "Siti", birthYear: 1988, relation: "self" });
    await store.addParticipant(id(3), { name: "Siti Aminah", birthYear: 1988, relation: "self" });
    const { participants, consentedAt } = await store.read(id(3));
    expect(participants).toEqual([
      { id: "p1", name: "Siti Aminah", birthYear: 1988, relation: "self" },
      { id: "p2", ...child },
    ]);
    expect(consentedAt).toBe(1_764_000_000_000);
  });

  it("changes one thing of somebody at a time, and forgets all of them together", async () => {
    await store.saveConsent(id(31), 1);
    await store.addParticipant(id(31), { ...child, guardianConsentAt: 5 });
    const p2 = "p2" as ParticipantId;
    await store.changeParticipant(id(31), p2, { name: "Budi Santosa", relation: "neighbour" });
    await store.changeParticipant(id(31), p2, { phone: "081234567890", from: "SDN 1 Sidorejo" });
    await store.changeParticipant(id(31), p2, { phone: null, birthYear: 2014 });
    await store.changeParticipant(id(31), "p9" as ParticipantId, { name: "Siapa" });
    expect((await store.read(id(31))).participants).toEqual([
      {
        id: "p2",
        name: "Budi Santosa",
        birthYear: 2014,
        relation: "neighbour",
        from: "SDN 1 Sidorejo",
        guardianConsentAt: 5,
      },
    ]);
    await store.forgetParticipants(id(31), [p2]);
    expect(await redis.hgetall(keys.resident(id(31)))).toEqual({});
  });

  it("keeps at most 45 participants", async () => {
    await store.saveConsent(id(4), 1);
    const add = (n: number) => store.addParticipant(id(4), { ...child, name: `Anak ${n}` });
    for (let n = 2; n <= participantLimit; n++) expect((await add(n)).kind).toBe("added");
    expect(await add(99)).toEqual({ kind: "too-many", limit: 45 });
    expect(await store.addParticipant(id(4), { ...child, relation: "self" })).toMatchObject({ kind: "added" });
    expect((await store.read(id(4))).participants).toHaveLength(45);
  });

  it("writes field by field: nothing is lost between the dialogue and the outbox", async () => {
    await store.markReachable(id(5));
    await Promise.all([
      store.saveConsent(id(5), 7),
      store.markUnreachable(id(5)),
      store.setLanguage(id(5), "en"),
      store.setInterests(id(5), ["news"]),
    ]);
    expect(await store.read(id(5))).toMatchObject({
      language: "en",
      consentedAt: 7,
      interests: ["news"],
      reachable: false,
    });
  });

  it("is a fault on a record it does not understand", async () => {
    await redis.hset(keys.resident(id(6)), "l", "klingon");
    await expect(store.read(id(6))).rejects.toThrow("residents:bad-record");
  });

  it("needs at most 350 bytes for a resident with two participants", async () => {
    const big = id(7_123_456_789);
    await store.markReachable(big);
    await store.saveConsent(big, 1_764_000_000_000);
    await store.setInterests(big, ["classes", "news"]);
    await store.addParticipant(big, { name: "Nur Aisyah Rahmawati", birthYear: 1988, relation: "self" });
    await store.addParticipant(big, { name: "Muhammad Budi Santoso", birthYear: 2015, relation: "child" });
    const bytes = Number(await redis.call("MEMORY", "USAGE", keys.resident(big)));
    expect(bytes).toBeLessThanOrEqual(350 - 30); // the audience holds each resident in some 20 bytes more
  });
});

describe.each(redisKinds)("audience on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createResidentsStore(redis, keys);
  const everyone = Array.from({ length: 1_200 }, (_, n) => (5_000_000_000 + n * 7) as ResidentId);
  const collect = async (choice?: AudienceChoice) => {
    const found: number[] = [];
    for await (const chunk of store.audience(choice)) {
      expect(chunk.length).toBeLessThanOrEqual(500);
      found.push(...chunk);
    }
    expect(await store.countAudience(choice)).toBe(found.length);
    return found.sort((a, b) => a - b);
  };

  it("is everybody who may be written to and wants it, each once, and its count", async () => {
    await Promise.all(everyone.map((r) => store.markReachable(r)));
    expect(await collect()).toEqual(everyone);
    const [mute, blocked, reader, erased, ...rest] = everyone as [ResidentId, ResidentId, ResidentId, ResidentId];
    await store.setInterests(mute, []);
    await store.markUnreachable(blocked);
    await store.markUnreachable(blocked);
    await store.setInterests(reader, ["mobile-library"]);
    await store.erase(erased);
    expect(await collect()).toEqual([reader, ...rest]);
    expect(await collect({ interest: "mobile-library" })).toEqual([reader, ...rest]);
    expect(await collect({ interest: "competitions" })).toEqual(rest);
    await store.markReachable(blocked);
    await store.markReachable(mute);
    expect(await collect({ interest: "competitions" })).toEqual([blocked, ...rest]);
  });
});
