/** Who may keep the door of a community's classes: members of it whom librarians invited by a link. */
import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import { invitationLastsMs, type Librarians } from "./librarians.ts";
import type { Tutor, TutorsStore } from "./tutors-store.ts";

export type InviteTutorOutcome =
  { readonly kind: "invited"; readonly token: string; readonly expiresAt: number } | { readonly kind: "not-allowed" };
export type AcceptTutorOutcome =
  { readonly kind: "welcome"; readonly community: string } | { readonly kind: "invalid" };
export type RevokeTutorOutcome =
  { readonly kind: "revoked" } | { readonly kind: "unknown" } | { readonly kind: "not-allowed" };

export interface Tutors {
  /** Asked again for each tap, so that a right taken away acts at once. */
  isTutorOf(id: ResidentId, community: string): Promise<boolean>;
  /** Those of `communities` whose tutor they are; one round trip. */
  communitiesOf(id: ResidentId, communities: readonly string[]): Promise<string[]>;
  /** Librarians only. The token is unguessable, fits a deep link (22 characters), serves once within 24 hours. */
  invite(by: ResidentId, community: string): Promise<InviteTutorOutcome>;
  accept(token: string, id: ResidentId): Promise<AcceptTutorOutcome>;
  /** Owners only. */
  revoke(by: ResidentId, id: ResidentId, community: string): Promise<RevokeTutorOutcome>;
  list(): Promise<readonly Tutor[]>;
}

export function createTutors(
  store: TutorsStore,
  librarians: Pick<Librarians, "isLibrarian" | "isOwner">,
  clock: Clock,
): Tutors {
  return {
    isTutorOf: async (id, community) => (await store.areTutorOf(id, [community]))[0] === true,
    communitiesOf: async (id, communities) => {
      const are = await store.areTutorOf(id, communities);
      return communities.filter((_, i) => are[i]);
    },
    invite: async (by, community) => {
      if (!(await librarians.isLibrarian(by))) return { kind: "not-allowed" };
      const token = randomBytes(16).toString("base64url");
      const expiresAt = clock.now() + invitationLastsMs;
      await store.saveInvitation(token, community, by, expiresAt);
      return { kind: "invited", token, expiresAt };
    },
    accept: async (token, id) => {
      const community = await store.redeemInvitation(token, id, clock.now());
      return community === null ? { kind: "invalid" } : { kind: "welcome", community };
    },
    revoke: async (by, id, community) => {
      if (!librarians.isOwner(by)) return { kind: "not-allowed" };
      return (await store.remove(id, community)) ? { kind: "revoked" } : { kind: "unknown" };
    },
    list: () => store.list(),
  };
}

/** A community in a button's data: titles are longer than buttons allow. */
export const communityTag = (community: string): string =>
  createHash("sha256").update(community).digest("base64url").slice(0, 10);
