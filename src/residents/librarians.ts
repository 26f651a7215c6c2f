/** Who may use the librarians' commands: the owners named in the environment, and those whom owners invited. */
import { randomBytes } from "node:crypto";
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { InvitedLibrarian, LibrariansStore } from "./librarians-store.ts";

export const invitationLastsMs = 24 * 3_600_000;

export type InviteOutcome =
  { readonly kind: "invited"; readonly token: string; readonly expiresAt: number } | { readonly kind: "not-allowed" };
export type AcceptOutcome = { readonly kind: "welcome" } | { readonly kind: "already" } | { readonly kind: "invalid" };
export type RevokeOutcome =
  { readonly kind: "revoked" } | { readonly kind: "unknown" } | { readonly kind: "not-allowed" };

export interface Librarians {
  /** One command for those who are no owners; a right taken away is gone at once. */
  isLibrarian(id: ResidentId): Promise<boolean>;
  isOwner(id: ResidentId): boolean;
  /** Owners only. The token is unguessable, fits a deep link (22 characters), serves once within 24 hours. */
  invite(by: ResidentId): Promise<InviteOutcome>;
  accept(token: string, id: ResidentId): Promise<AcceptOutcome>;
  /** Owners only. */
  revoke(by: ResidentId, id: ResidentId): Promise<RevokeOutcome>;
  list(): Promise<{ readonly owners: readonly ResidentId[]; readonly invited: readonly InvitedLibrarian[] }>;
}

export function createLibrarians(store: LibrariansStore, owners: readonly ResidentId[], clock: Clock): Librarians {
  const isOwner = (id: ResidentId) => owners.includes(id);
  const isLibrarian = async (id: ResidentId) => isOwner(id) || store.isInvited(id);
  return {
    isOwner,
    isLibrarian,
    invite: async (by) => {
      if (!isOwner(by)) return { kind: "not-allowed" };
      const token = randomBytes(16).toString("base64url");
      const expiresAt = clock.now() + invitationLastsMs;
      await store.saveInvitation(token, by, expiresAt);
      return { kind: "invited", token, expiresAt };
    },
    accept: async (token, id) => {
      if (await isLibrarian(id)) return { kind: "already" };
      return (await store.redeemInvitation(token, id, clock.now())) ? { kind: "welcome" } : { kind: "invalid" };
    },
    revoke: async (by, id) => {
      if (!isOwner(by)) return { kind: "not-allowed" };
      return (await store.remove(id)) ? { kind: "revoked" } : { kind: "unknown" };
    },
    list: async () => ({ owners, invited: await store.list() }),
  };
}
