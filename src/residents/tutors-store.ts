/** Tutors and their open invitations in Redis. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

export interface Tutor {
  readonly id: ResidentId;
  /** Title of a community. */
  readonly community: string;
  readonly invitedBy: ResidentId;
  /** Epoch ms. */
  readonly since: number;
}

export interface TutorsStore {
  /** In the order asked; one round trip. */
  areTutorOf(id: ResidentId, communities: readonly string[]): Promise<boolean[]>;
  list(): Promise<Tutor[]>;
  /** @param expiresAt epoch ms */
  saveInvitation(token: string, community: string, by: ResidentId, expiresAt: number): Promise<void>;
  /** Uses the invitation up in one step. @returns the community; null: unknown, used or expired */
  redeemInvitation(token: string, id: ResidentId, now: number): Promise<string | null>;
  /** Effective for the next tap of that person; false when they were none. */
  remove(id: ResidentId, community: string): Promise<boolean>;
}

const redeem = loadScript(new URL("redeem-tutor-invitation.lua", import.meta.url));
const stored = z.tuple([z.string().regex(/^\d+ .+$/u), z.string().regex(/^\d+ \d+$/)]);

/** Redis forgets what nobody used; whether an invitation is still valid is decided by the program's own clock. */
const invitationKeptMs = 48 * 3_600_000;

export function createTutorsStore(redis: RedisClient, keys: Keys): TutorsStore {
  /** The token itself is never kept. */
  const invitation = (token: string) => keys.tutorInvitation(createHash("sha256").update(token).digest("base64url"));
  return {
    areTutorOf: async (id, communities) =>
      communities.length === 0
        ? []
        : (await redis.hmget(keys.tutors(), ...communities.map((c) => `${id} ${c}`))).map((found) => found !== null),
    list: async () =>
      Object.entries(await redis.hgetall(keys.tutors())).map((entry) => {
        const parsed = stored.safeParse(entry);
        if (!parsed.success) throw new Fault("residents:bad-tutor", {}, parsed.error);
        const [member, value] = parsed.data;
        const space = member.indexOf(" ");
        const [since, by] = value.split(" ").map(Number) as [number, number];
        return {
          id: Number(member.slice(0, space)) as ResidentId,
          community: member.slice(space + 1),
          invitedBy: by as ResidentId,
          since,
        };
      }),
    saveInvitation: async (token, community, by, expiresAt) => {
      await redis.set(invitation(token), `${expiresAt} ${by} ${community}`, "PX", invitationKeptMs);
    },
    redeemInvitation: async (token, id, now) =>
      z.string().parse(await runScript(redis, redeem, [invitation(token), keys.tutors()], [id, now])) || null,
    remove: async (id, community) => (await redis.hdel(keys.tutors(), `${id} ${community}`)) === 1,
  };
}
