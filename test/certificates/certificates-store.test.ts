import { describe, expect, it } from "vitest";
import { newCertificateNumber } from "../../src/certificates/certificate.ts";
import { createCertificatesStore } from "../../src/certificates/certificates-store.ts";
import type { MeetingId, ParticipantId, RegistrationCode } from "../../src/platform/ids.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const id = "m12" as MeetingId;

describe.each(redisKinds)("certificates on %s Redis", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createCertificatesStore(redis, keys);
  const issue = async (n: number, endsAt: number) => {
    const attendee = { code: "M12-7KQ4ZT" as RegistrationCode, participantId: `p${n}` as ParticipantId };
    const number = await store.numberOf(id, attendee, newCertificateNumber());
    await store.save({ number, name: `Nama ${n}`, course: "Melukis", startsAt: 0, endsAt });
    return { attendee, number };
  };

  it("are erased when their meeting ended before a moment, not before", async () => {
    const [old, young] = [await issue(1, 1_000), await issue(2, 9_000)];
    await store.eraseOld(id, 1_000);
    expect(await store.find(old.number)).not.toBeNull();
    await store.eraseOld(id, 1_001);
    expect(await store.find(old.number)).toBeNull();
    expect(await store.issuedTo(id, [old.attendee, young.attendee])).toEqual([null, young.number]);
    expect((await store.find(young.number))?.name).toBe("Nama 2");
  });
});
