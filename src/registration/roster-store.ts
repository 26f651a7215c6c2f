/** Rosters in Redis: who has a seat, who waits, and what happened and is not told yet. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { partitions, rosterPartition, type Keys } from "../redis/keys.ts";
import { loadScript, runScript, type Script } from "../redis/script.ts";
import { meetingOfCode, type Registration, type Seats } from "./registration.ts";

/** What each step needs that may free seats. */
export interface Moving {
  /** Seats that may be given on; 0: none. */
  readonly quota: number;
  readonly now: number;
  /** Up to when an offer made in this step holds its seats, epoch ms. */
  readonly heldUntil: number;
}

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
}

export type Release =
  { readonly kind: "cancelled" } | { readonly kind: "already-cancelled" } | { readonly kind: "not-found" };

/** `taken`: they have their seats, now or before. `waiting`: nothing was offered yet. */
export type OfferAnswer = "taken" | "skipped" | "waiting" | "gone" | "not-found";

export interface AnswerRequest extends ReleaseRequest {
  readonly answer: "take" | "skip";
}

/** An offer that nobody answered in time. */
export interface OpenOffer {
  readonly code: RegistrationCode;
  readonly heldUntil: number;
}

/** How far the question whether people come is, for one start of the meeting. */
export type ConfirmationStep = "asked" | "warned";

/** A registration with its place in line, from 1 (null: not waiting). */
export type Placed = Registration & { readonly position: number | null };

/** What happened on a roster and somebody must be told. */
export interface RosterEvent {
  /** Unique within the partition. */
  readonly id: string;
  readonly kind: EventKind;
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  /** Place in line of those who came nearer, from 1; else 0. */
  readonly position: number;
}

/**
 * `offered`: seats for somebody who waited; `nearer`: first now, or among the first three; over are those that were
 * `cancelled` by the resident, `expired` unanswered, `released` from those who did not say that they come.
 */
export const eventKinds = ["offered", "nearer", "cancelled", "expired", "released"] as const;
export type EventKind = (typeof eventKinds)[number];

/** Parts of a roster, in the order in which somebody moves through them. */
export const rosterLists = ["waiting", "offered", "seated"] as const;
export type RosterList = (typeof rosterLists)[number];

export interface RosterStore {
  allocate(request: AllocateRequest): Promise<Allocation>;
  release(request: ReleaseRequest): Promise<Release>;
  /** Offers free seats to those who wait, after the quota was raised. @returns registrations that got an offer */
  offerFree(meetingId: MeetingId, moving: Moving): Promise<number>;
  answerOffer(request: AnswerRequest): Promise<OfferAnswer>;
  /** Offers of a partition that are due by `now`, at most a hundred, the earliest first. */
  dueOffers(partition: number, now: number): Promise<RegistrationCode[]>;
  /** Passes an offer on that was not answered in time. @returns whether it was still open and due */
  expire(code: RegistrationCode, moving: Moving): Promise<boolean>;
  /** Holds an open offer up to another moment. */
  hold(code: RegistrationCode, heldUntil: number): Promise<void>;
  /** When the next offer ends, over all partitions, epoch ms; null: none is open. */
  nextOfferEnd(): Promise<number | null>;
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
  /** @returns the state in which it was found; null: no such registration of that resident */
  confirm(request: {
    readonly code: RegistrationCode;
    readonly residentId: ResidentId;
    readonly now: number;
  }): Promise<Registration["state"] | null>;
  /** In the order asked; one round trip. */
  find(codes: readonly RegistrationCode[]): Promise<(Placed | null)[]>;
  /** May hold codes that lead to nothing (any more), never lacks one that does. */
  codesOf(residentId: ResidentId): Promise<RegistrationCode[]>;
  forgetCodes(own: readonly { readonly residentId: ResidentId; readonly code: RegistrationCode }[]): Promise<void>;
  /** One round trip for any number of meetings; every id asked for stands in the answer. */
  seatsOf(ids: readonly MeetingId[]): Promise<Map<MeetingId, Seats>>;
  /** Everybody on a list, a hundred at a time; who joins or leaves meanwhile shifts nobody past the reader. */
  walk(meetingId: MeetingId, list: RosterList): AsyncIterable<Registration[]>;
  /** Registrations that wait. */
  lineLength(meetingId: MeetingId): Promise<number>;
  /** Registrations with seats. */
  seatedLength(meetingId: MeetingId): Promise<number>;
  page(page: {
    readonly meetingId: MeetingId;
    readonly list: "seated" | "waiting";
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly registrations: Registration[]; readonly total: number }>;
  readEvents(partition: number, count: number): Promise<RosterEvent[]>;
  removeEvents(partition: number, ids: readonly string[]): Promise<void>;
}

const rosterScript = (file: string): Script =>
  loadScript(new URL("roster.lua", import.meta.url), new URL(file, import.meta.url));
const allocateSeat = rosterScript("allocate-seat.lua");
const releaseSeat = rosterScript("release-seat.lua");
const offerSeats = rosterScript("offer-seats.lua");
const answerOffer = rosterScript("answer-offer.lua");
const expireOffer = rosterScript("expire-offer.lua");
const holdOffer = rosterScript("hold-offer.lua");
const releaseSilent = rosterScript("release-silent.lua");
const confirmSeat = rosterScript("confirm-seat.lua");

const letters = { S: "seated", O: "offered", W: "waiting", C: "cancelled" } as const;
const letter = z.enum(["S", "O", "W", "C"]);
const stepFields: Record<ConfirmationStep, string> = { asked: "q", warned: "v" };
const people = z.string().regex(/^\d+(\.\d+)*$/);
const storedEntry = z
  .string()
  .regex(/^[SOWC]\|\d+\|\d+(\.\d+)*\|\w+\|[^|]*\|\w*$/)
  .transform((text) => text.split("|") as [keyof typeof letters, string, string, string, string, string]);
const storedAllocation = z.union([
  z.tuple([z.literal("seated"), z.string()]),
  z.tuple([z.literal("waitlisted"), z.string(), z.number()]),
  z.tuple([z.literal("full"), z.number()]),
  z.tuple([z.literal("already-registered"), z.string(), people]),
  z.tuple([z.enum(["closed", "code-taken"])]),
]);
const storedRelease = z.enum(["cancelled", "already-cancelled", "not-found"]);
const storedAnswer = z.enum(["taken", "skipped", "waiting", "gone", "not-found"]);
const storedEvent = z.object({
  k: z.enum(eventKinds),
  r: z.coerce.number().int(),
  m: z.string(),
  c: z.string(),
  p: z.coerce.number().int(),
});
const base36 = (at: number) => at.toString(36);

/** Among the fields of a resident's profile. */
const codeField = /^M\d+-/;

const joinPeople = (ids: readonly ParticipantId[]) => ids.map((id) => id.slice(1)).join(".");
const splitPeople = (text: string) => text.split(".").map((n) => `p${n}` as ParticipantId);
const shortCode = (code: RegistrationCode) => code.slice(-6);

export function createRosterStore(redis: RedisClient, keys: Keys): RosterStore {
  const run = (script: Script, id: MeetingId, moving: Moving, ...args: (string | number)[]) => {
    const partition = rosterPartition(id);
    return runScript(
      redis,
      script,
      [keys.roster(id), keys.seated(id), keys.line(id), keys.rosterEvents(partition), keys.openOffers(partition)],
      [id.toUpperCase(), moving.quota, base36(moving.heldUntil), base36(moving.now), ...args],
    );
  };
  const codeOf = (id: MeetingId, short: string) => `${id.toUpperCase()}-${short}` as RegistrationCode;

  function registrationOf(code: RegistrationCode, raw: string): Registration {
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

  async function find(codes: readonly RegistrationCode[]): Promise<(Placed | null)[]> {
    return Promise.all(
      codes.map(async (code) => {
        const id = meetingOfCode(code);
        const [raw, rank] = await Promise.all([
          redis.hget(keys.roster(id), shortCode(code)),
          redis.zrank(keys.line(id), shortCode(code)),
        ]);
        return raw === null ? null : { ...registrationOf(code, raw), position: rank === null ? null : rank + 1 };
      }),
    );
  }

  const listKey = (id: MeetingId, list: "seated" | "waiting") => (list === "seated" ? keys.seated(id) : keys.line(id));

  /** Whoever left since the codes were read is left out. */
  async function registrations(id: MeetingId, short: readonly string[]): Promise<Registration[]> {
    if (short.length === 0) return [];
    const raw = await redis.hmget(keys.roster(id), ...short);
    return short.flatMap((code, i) => {
      const entry = raw[i];
      return entry ? [registrationOf(codeOf(id, code), entry)] : [];
    });
  }

  const prefixOf = (id: MeetingId) => `${id.toUpperCase()}-`;
  const offersOf = async (id: MeetingId) => {
    const all = await redis.zrange(keys.openOffers(rosterPartition(id)), "0", "-1");
    return all.filter((code): code is RegistrationCode => code.startsWith(prefixOf(id)));
  };

  async function* walk(id: MeetingId, list: RosterList): AsyncIterable<Registration[]> {
    if (list === "offered") {
      const offers = await offersOf(id);
      for (let from = 0; from < offers.length; from += 100)
        yield await registrations(id, offers.slice(from, from + 100).map(shortCode));
      return;
    }
    for (let after = "-inf"; ;) {
      const found = await redis.zrangebyscore(listKey(id, list), after, "+inf", "WITHSCORES", "LIMIT", 0, 100);
      if (found.length === 0) return;
      yield await registrations(
        id,
        found.filter((_, i) => i % 2 === 0),
      );
      after = `(${found.at(-1)}`;
    }
  }

  const page: RosterStore["page"] = async ({ meetingId, list, offset, limit }) => {
    const key = listKey(meetingId, list);
    const [short, total] = await Promise.all([
      redis.zrange(key, String(offset), String(offset + limit - 1)),
      redis.zcard(key),
    ]);
    return { registrations: await registrations(meetingId, short), total };
  };

  return {
    allocate,
    find,
    page,
    walk,
    lineLength: (id) => redis.zcard(keys.line(id)),
    seatedLength: (id) => redis.zcard(keys.seated(id)),
    release: async (request) => ({
      kind: storedRelease.parse(
        await run(
          releaseSeat,
          meetingOfCode(request.code),
          request,
          shortCode(request.code),
          request.residentId,
          request.requestId,
        ),
      ),
    }),
    offerFree: async (id, moving) => z.number().parse(await run(offerSeats, id, moving)),
    answerOffer: async (request) => {
      const { code, residentId, requestId, answer } = request;
      const id = meetingOfCode(code);
      return storedAnswer.parse(await run(answerOffer, id, request, shortCode(code), residentId, requestId, answer));
    },
    dueOffers: async (partition, now) =>
      (await redis.zrangebyscore(keys.openOffers(partition), "-inf", now, "LIMIT", 0, 100)) as RegistrationCode[],
    expire: async (code, moving) => (await run(expireOffer, meetingOfCode(code), moving, shortCode(code))) === 1,
    hold: async (code, heldUntil) => {
      await run(holdOffer, meetingOfCode(code), { quota: 0, now: 0, heldUntil }, shortCode(code));
    },
    nextOfferEnd: async () => {
      const ends = await Promise.all(
        Array.from({ length: partitions }, (_, p) => redis.zrange(keys.openOffers(p), "0", "0", "WITHSCORES")),
      );
      const moments = ends.flatMap((end) => (end[1] === undefined ? [] : [Number(end[1])]));
      return moments.length > 0 ? Math.min(...moments) : null;
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
      const offers = await offersOf(id);
      const clearing = redis.multi().del(keys.roster(id), keys.seated(id), keys.line(id)).hset(keys.roster(id), "x", 1);
      if (offers.length > 0) clearing.zrem(keys.openOffers(rosterPartition(id)), ...offers);
      await clearing.exec();
    },
    confirm: async ({ code, residentId, now }) => {
      const id = meetingOfCode(code);
      const found = await run(confirmSeat, id, { quota: 0, now, heldUntil: 0 }, shortCode(code), residentId);
      return found === "" ? null : letters[letter.parse(found)];
    },
    codesOf: async (residentId) =>
      (await redis.hkeys(keys.resident(residentId))).filter((field): field is RegistrationCode =>
        codeField.test(field),
      ),
    forgetCodes: async (own) => {
      await Promise.all(own.map(({ residentId, code }) => redis.hdel(keys.resident(residentId), code)));
    },
    seatsOf: async (ids) => {
      const counts = await Promise.all(ids.map((id) => redis.hmget(keys.roster(id), "t", "w")));
      return new Map(
        ids.map((id, i) => [id, { taken: Number(counts[i]?.[0] ?? 0), waiting: Number(counts[i]?.[1] ?? 0) }]),
      );
    },
    readEvents: async (partition, count) => {
      const entries = await redis.xrange(keys.rosterEvents(partition), "-", "+", "COUNT", count);
      return entries.map(([id, fields]) => {
        const pairs = Object.fromEntries(fields.flatMap((f, i) => (i % 2 === 0 ? [[f, fields[i + 1]]] : [])));
        const event = storedEvent.safeParse(pairs);
        if (!event.success) throw new Fault("registration:bad-event", { partition, event: id }, event.error);
        const { k, r, m, c, p } = event.data;
        return { id, kind: k, residentId: r as ResidentId, code: `${m}-${c}` as RegistrationCode, position: p };
      });
    },
    removeEvents: async (partition, ids) => {
      if (ids.length > 0) await redis.xdel(keys.rosterEvents(partition), ...ids);
    },
  };
}
