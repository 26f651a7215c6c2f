/** Seats in Redis: given, waited for and given back, each in one atomic step together with the offers that follow. */
import { z } from "zod";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { rosterPartition, type Keys } from "../redis/keys.ts";
import { meetingOfCode, type Registration } from "./registration.ts";
import {
  base36,
  codeOf,
  joinPeople,
  type Moving,
  offersOf,
  rosterRunner,
  rosterScript,
  shortCode,
  splitPeople,
  stateOf,
  storedPeople,
} from "./stored-roster.ts";

export interface AllocateRequest extends Moving {
  readonly meetingId: MeetingId;
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  readonly participantIds: readonly ParticipantId[];
  readonly requestId: string;
  readonly agreedToWait: boolean;
  /** Their place in line is behind all who wait and have no such mark. */
  readonly behind: boolean;
}

export type Allocation =
  | { readonly kind: "seated"; readonly code: RegistrationCode }
  | { readonly kind: "waitlisted"; readonly code: RegistrationCode; readonly position: number }
  | { readonly kind: "full"; readonly position: number }
  | {
      readonly kind: "already-registered";
      readonly code: RegistrationCode;
      readonly participantIds: readonly ParticipantId[];
    }
  | { readonly kind: "closed" }
  | { readonly kind: "code-taken" };

export interface ReleaseRequest extends Moving {
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  readonly requestId: string;
  /** The only one who does not come; without it none of them does. */
  readonly participantId?: ParticipantId;
}

/** `left`: one of several; the others keep their seats, their offer or their place in line. */
export interface Release {
  readonly kind: "cancelled" | "left" | "already-cancelled" | "not-found";
}

/** How far the question whether people come is, for one start of the meeting. */
export type ConfirmationStep = "asked" | "warned";

export interface SeatsStore {
  allocate(request: AllocateRequest): Promise<Allocation>;
  release(request: ReleaseRequest): Promise<Release>;
  /** The place in line that a registration would have had if it did not stand behind the others. @returns whether it moved */
  restorePlace(request: Omit<ReleaseRequest, "requestId" | "participantId">): Promise<boolean>;
  /** @returns the state in which it was found; null: no such registration of that resident */
  confirm(request: {
    readonly code: RegistrationCode;
    readonly residentId: ResidentId;
    readonly now: number;
  }): Promise<Registration["state"] | null>;
  /** Keeps that everybody was asked, or the silent ones warned, for this start of the meeting. */
  markStep(meetingId: MeetingId, step: ConfirmationStep, startsAt: number): Promise<void>;
  hasStep(meetingId: MeetingId, step: ConfirmationStep, startsAt: number): Promise<boolean>;
  /**
   * Gives seats of those who were asked and warned and said nothing to the line, as far as it can use them; once.
   * @param request epoch ms; who registered before `registeredBefore` was asked @returns registrations that lost their seats
   */
  releaseSilent(
    request: Moving & {
      readonly meetingId: MeetingId;
      readonly startsAt: number;
      readonly askedAt: number;
      readonly registeredBefore: number;
    },
  ): Promise<number>;
  /** Takes no registrations any more. Who is on the roster stays until `clear`. */
  close(meetingId: MeetingId): Promise<void>;
  /** Forgets everybody on a closed roster. */
  clear(meetingId: MeetingId): Promise<void>;
}

const allocateSeat = rosterScript("allocate-seat.lua");
const releaseSeat = rosterScript("release-seat.lua");
const restorePlace = rosterScript("restore-place.lua");
const releaseSilent = rosterScript("release-silent.lua");
const confirmSeat = rosterScript("confirm-seat.lua");

const stepFields: Record<ConfirmationStep, string> = { asked: "q", warned: "v" };
const storedAllocation = z.union([
  z.tuple([z.literal("seated"), z.string()]),
  z.tuple([z.literal("waitlisted"), z.string(), z.number()]),
  z.tuple([z.literal("full"), z.number()]),
  z.tuple([z.literal("already-registered"), z.string(), storedPeople]),
  z.tuple([z.enum(["closed", "code-taken"])]),
]);
const storedRelease = z.enum(["cancelled", "left", "already-cancelled", "not-found"]);

export function createSeatsStore(redis: RedisClient, keys: Keys): SeatsStore {
  const run = rosterRunner(redis, keys);

  async function allocate(request: AllocateRequest): Promise<Allocation> {
    const { meetingId, code, residentId } = request;
    // The resident's own list first: it may name a registration that never came to be, but never lacks one.
    const [, reply] = await Promise.all([
      redis.hset(keys.resident(residentId), code, ""),
      run(
        allocateSeat,
        meetingId,
        request,
        shortCode(code),
        residentId,
        joinPeople(request.participantIds),
        request.requestId,
        request.agreedToWait ? "1" : "0",
        request.behind ? "1" : "0",
      ),
    ]);
    const allocation = storedAllocation.parse(reply);
    const given = allocation[0] === "seated" || allocation[0] === "waitlisted";
    const kept = given ? codeOf(meetingId, allocation[1]) : null;
    if (kept !== code) await redis.hdel(keys.resident(residentId), code);
    // A repeated request whose first run may have died before its code was listed.
    if (kept !== null && kept !== code) await redis.hset(keys.resident(residentId), kept, "");
    switch (allocation[0]) {
      case "seated":
        return { kind: "seated", code: codeOf(meetingId, allocation[1]) };
      case "waitlisted":
        return { kind: "waitlisted", code: codeOf(meetingId, allocation[1]), position: allocation[2] };
      case "full":
        return { kind: "full", position: allocation[1] };
      case "already-registered":
        return {
          kind: "already-registered",
          code: codeOf(meetingId, allocation[1]),
          participantIds: splitPeople(allocation[2]),
        };
      default:
        return { kind: allocation[0] };
    }
  }

  return {
    allocate,
    release: async (request) => ({
      kind: storedRelease.parse(
        await run(
          releaseSeat,
          meetingOfCode(request.code),
          request,
          shortCode(request.code),
          request.residentId,
          request.requestId,
          request.participantId ? joinPeople([request.participantId]) : "",
        ),
      ),
    }),
    restorePlace: async ({ code, residentId, ...moving }) =>
      (await run(restorePlace, meetingOfCode(code), moving, shortCode(code), residentId)) === 1,
    confirm: async ({ code, residentId, now }) => {
      const id = meetingOfCode(code);
      const found = await run(confirmSeat, id, { quota: 0, now, heldUntil: 0 }, shortCode(code), residentId);
      return found === "" ? null : stateOf(found);
    },
    markStep: async (id, step, startsAt) => {
      await redis.hset(keys.roster(id), stepFields[step], base36(startsAt));
    },
    hasStep: async (id, step, startsAt) => (await redis.hget(keys.roster(id), stepFields[step])) === base36(startsAt),
    releaseSilent: async (request) => {
      const { meetingId, startsAt, askedAt, registeredBefore } = request;
      return z
        .number()
        .parse(await run(releaseSilent, meetingId, request, base36(startsAt), askedAt, registeredBefore));
    },
    close: async (id) => {
      await redis.hset(keys.roster(id), "x", 1);
    },
    clear: async (id) => {
      const offers = await offersOf(redis, keys, id);
      const clearing = redis.multi().del(keys.roster(id), keys.seated(id), keys.line(id)).hset(keys.roster(id), "x", 1);
      if (offers.length > 0) clearing.zrem(keys.openOffers(rosterPartition(id)), ...offers);
      await clearing.exec();
    },
  };
}
