/** How rosters stand in Redis: their keys, the codes in them, and what one registration looks like. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { rosterPartition, type Keys } from "../redis/keys.ts";
import { loadScript, runScript, type Script } from "../redis/script.ts";
import { meetingOfCode, type Registration } from "./registration.ts";

/** What each step needs that may free seats. */
export interface Moving {
  /** Seats that may be given on; 0: none. */
  readonly quota: number;
  readonly now: number;
  /** Up to when an offer made in this step holds its seats, epoch ms. */
  readonly heldUntil: number;
}

/** A step on a roster: the script is run with what all of them share. */
export const rosterScript = (file: string): Script =>
  loadScript(new URL("roster.lua", import.meta.url), new URL(file, import.meta.url));

/** @returns runs a step; see roster.lua for its keys and first arguments */
export const rosterRunner =
  (redis: RedisClient, keys: Keys) =>
  (script: Script, id: MeetingId, moving: Moving, ...args: (string | number)[]) => {
    const partition = rosterPartition(id);
    return runScript(
      redis,
      script,
      [keys.roster(id), keys.seated(id), keys.line(id), keys.rosterEvents(partition), keys.openOffers(partition)],
      [id.toUpperCase(), moving.quota, base36(moving.heldUntil), base36(moving.now), ...args],
    );
  };

export const base36 = (at: number) => at.toString(36);
/** Within a roster codes stand without the meeting. */
export const shortCode = (code: RegistrationCode) => code.slice(-6);
export const codeOf = (id: MeetingId, short: string) => `${id.toUpperCase()}-${short}` as RegistrationCode;
/** `1.3` for `p1` and `p3`. */
export const joinPeople = (ids: readonly ParticipantId[]) => ids.map((id) => id.slice(1)).join(".");
export const splitPeople = (text: string) => text.split(".").map((n) => `p${n}` as ParticipantId);
export const storedPeople = z.string().regex(/^\d+(\.\d+)*$/);

const letters = { S: "seated", O: "offered", W: "waiting", C: "cancelled" } as const;
const letter = z.enum(["S", "O", "W", "C"]);
const storedEntry = z
  .string()
  .regex(/^[SOWC]\|\d+\|\d+(\.\d+)*\|\w+\|[^|]*\|\w*$/)
  .transform((text) => text.split("|") as [keyof typeof letters, string, string, string, string, string]);

/** @param text one letter, as scripts return it */
export const stateOf = (text: unknown): Registration["state"] => letters[letter.parse(text)];

/** @throws Fault `registration:bad-record` */
export function registrationOf(code: RegistrationCode, raw: string): Registration {
  const entry = storedEntry.safeParse(raw);
  if (!entry.success) throw new Fault("registration:bad-record", { code }, entry.error);
  const [state, resident, who, since, , moment] = entry.data;
  const at = moment === "" ? null : parseInt(moment, 36);
  return {
    code,
    meetingId: meetingOfCode(code),
    residentId: Number(resident) as ResidentId,
    participantIds: splitPeople(who),
    state: letters[state],
    registeredAt: parseInt(since, 36),
    comingAt: state === "S" ? at : null,
    heldUntil: state === "O" ? at : null,
  };
}

/** Open offers of one meeting. */
export async function offersOf(redis: RedisClient, keys: Keys, id: MeetingId): Promise<RegistrationCode[]> {
  const all = await redis.zrange(keys.openOffers(rosterPartition(id)), "0", "-1");
  return all.filter((code): code is RegistrationCode => code.startsWith(codeOf(id, "")));
}
