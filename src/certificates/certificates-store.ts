/** Certificates in Redis: the numbers of a meeting beside its roster, what each says under its number. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { MeetingId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import type { Attendee, WalkIn } from "../attendance/attendance.ts";
import type { Certificate, CertificateNumber } from "./certificate.ts";

/** Somebody who came: with a registration, or as a guest. */
export type Holder = Attendee | Pick<WalkIn, "id">;

export interface CertificatesStore {
  /** The number of a person's certificate for that meeting; `fresh` becomes it where there is none yet. */
  numberOf(meetingId: MeetingId, holder: Holder, fresh: CertificateNumber): Promise<CertificateNumber>;
  /** What was issued first stays. */
  save(certificate: Certificate): Promise<void>;
  find(number: CertificateNumber): Promise<Certificate | null>;
  /** In the order asked, null where none was issued. */
  issuedTo(meetingId: MeetingId, holders: readonly Holder[]): Promise<(CertificateNumber | null)[]>;
  /** Their pages then say that the number is unknown. */
  erase(meetingId: MeetingId, holders: readonly Holder[]): Promise<void>;
  /** The same for everybody whose meeting ended before a moment, epoch ms. */
  eraseOld(meetingId: MeetingId, before: number): Promise<void>;
}

const stored = z.object({ n: z.string(), c: z.string(), s: z.number(), e: z.number() });

/** `7KQ4ZT.1`, or `+<id>` of a guest. */
const fieldOf = (holder: Holder) =>
  "id" in holder ? `+${holder.id}` : `${holder.code.slice(-6)}.${holder.participantId.slice(1)}`;

export function createCertificatesStore(redis: RedisClient, keys: Keys): CertificatesStore {
  const issuedTo: CertificatesStore["issuedTo"] = async (meetingId, holders) =>
    holders.length === 0
      ? []
      : ((await redis.hmget(
          keys.certificatesOf(meetingId),
          ...holders.map((holder) => fieldOf(holder)),
        )) as (CertificateNumber | null)[]);
  const find: CertificatesStore["find"] = async (number) => {
    const raw = await redis.get(keys.certificate(number));
    if (raw === null) return null;
    const parsed = stored.safeParse(JSON.parse(raw));
    if (!parsed.success) throw new Fault("certificates:bad-record", {}, parsed.error);
    const { n, c, s, e } = parsed.data;
    return { number, name: n, course: c, startsAt: s, endsAt: e };
  };
  return {
    async numberOf(meetingId, holder, fresh) {
      const key = keys.certificatesOf(meetingId);
      const [, number] = await Promise.all([
        redis.hsetnx(key, fieldOf(holder), fresh),
        redis.hget(key, fieldOf(holder)),
      ]);
      return number as CertificateNumber;
    },
    async save({ number, name, course, startsAt, endsAt }) {
      const value = JSON.stringify({ n: name, c: course, s: startsAt, e: endsAt });
      await redis.set(keys.certificate(number), value, "NX");
    },
    find,
    issuedTo,
    async eraseOld(meetingId, before) {
      const numbers = Object.entries(await redis.hgetall(keys.certificatesOf(meetingId)));
      const found = await Promise.all(numbers.map(([, number]) => find(number as CertificateNumber)));
      const old = numbers.filter((_, i) => (found[i]?.endsAt ?? 0) < before);
      await Promise.all(old.map(([, number]) => redis.del(keys.certificate(number))));
      if (old.length > 0) await redis.hdel(keys.certificatesOf(meetingId), ...old.map(([field]) => field));
    },
    async erase(meetingId, holders) {
      const numbers = (await issuedTo(meetingId, holders)).filter((number) => number !== null);
      await Promise.all(numbers.map((number) => redis.del(keys.certificate(number))));
      if (holders.length > 0) await redis.hdel(keys.certificatesOf(meetingId), ...holders.map((one) => fieldOf(one)));
    },
  };
}
