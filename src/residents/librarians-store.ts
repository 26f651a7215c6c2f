/** Invited librarians and open invitations in Redis. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

export interface InvitedLibrarian {
  readonly id: ResidentId;
  readonly invitedBy: ResidentId;
  /** Epoch ms. */
  readonly since: number;
}

export interface LibrariansStore {
  isInvited(id: ResidentId): Promise<boolean>;
  list(): Promise<InvitedLibrarian[]>;
  /** @param expiresAt epoch ms */
  saveInvitation(token: string, by: ResidentId, expiresAt: number): Promise<void>;
  /** Uses the invitation up in one step; false when it is unknown, used or expired. */
  redeemInvitation(token: string, id: ResidentId, now: number): Promise<boolean>;
  /** Effective for the next update of that person; false when they were none. */
  remove(id: ResidentId): Promise<boolean>;
}

const redeem = loadScript(new URL("redeem-invitation.lua", import.meta.url));
const stored = z.string().regex(/^\d+ \d+$/);

export function createLibrariansStore(redis: RedisClient, keys: Keys): LibrariansStore {
  /** The token itself is never kept. */
  const invitation = (token: string) =>
    keys.librarianInvitation(createHash("sha256").update(token).digest("base64url"));
  return {
    isInvited: async (id) => (await redis.hexists(keys.librarians(), String(id))) === 1,
    list: async () =>
      Object.entries(await redis.hgetall(keys.librarians())).map(([id, value]) => {
        const parsed = stored.safeParse(value);
        if (!parsed.success) throw new Fault("residents:bad-librarian", { residentId: id }, parsed.error);
        const [since, by] = parsed.data.split(" ").map(Number) as [number, number];
        return { id: Number(id) as ResidentId, invitedBy: by as ResidentId, since };
      }),
    saveInvitation: async (token, by, expiresAt) => {
      await redis.set(invitation(token), `${expiresAt} ${by}`, "PX", invitationKeptMs);
    },
    redeemInvitation: async (token, id, now) =>
      (await runScript(redis, redeem, [invitation(token), keys.librarians()], [id, now])) === 1,
    remove: async (id) => (await redis.hdel(keys.librarians(), String(id))) === 1,
  };
}

/** Redis forgets what nobody used; whether an invitation is still valid is decided by the program's own clock. */
const invitationKeptMs = 48 * 3_600_000;
