/** Rosters in Redis: who has a seat, who waits, and what happened and is not told yet. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { rosterPartition, type Keys } from "../redis/keys.ts";
import { loadScript, runScript, type Script } from "../redis/script.ts";
import { meetingOfCode, type Registration, type Seats } from "./registration.ts";

export interface AllocateRequest {
  readonly meetingId: MeetingId;
  readonly quota: number;
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  readonly participantIds: readonly ParticipantId[];
  readonly requestId: string;
  readonly agreedToWait: boolean;
  readonly now: number;
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

export interface ReleaseRequest {
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  readonly requestId: string;
  /** Seats that may be given on; 0: none. */
  readonly quota: number;
}

export type Release =
  { readonly kind: "cancelled" } | { readonly kind: "already-cancelled" } | { readonly kind: "not-found" };

/** A registration with its place in line, from 1 (null: not waiting). */
export type Placed = Registration & { readonly position: number | null };

/** What happened on a roster and somebody must be told. */
export interface RosterEvent {
  /** Unique within the partition. */
  readonly id: string;
  /** `promoted`: from the line to a seat; `cancelled`: by the resident. */
  readonly kind: "promoted" | "cancelled";
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
}

export interface RosterStore {
  allocate(request: AllocateRequest): Promise<Allocation>;
  release(request: ReleaseRequest): Promise<Release>;
  /** Gives free seats to those who wait, after the quota was raised. @returns registrations that got seats */
  fill(meetingId: MeetingId, quota: number): Promise<number>;
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
  walk(meetingId: MeetingId, list: "seated" | "waiting"): AsyncIterable<Registration[]>;
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
const fillSeats = rosterScript("fill-seats.lua");
const confirmSeat = rosterScript("confirm-seat.lua");

const letters = { S: "seated", W: "waiting", C: "cancelled" } as const;
const letter = z.enum(["S", "W", "C"]);
const people = z.string().regex(/^\d+(\.\d+)*$/);
const storedEntry = z
  .string()
  .regex(/^[SWC]\|\d+\|\d+(\.\d+)*\|\w+\|[^|]*\|\w*$/)
  .transform((text) => text.split("|") as ["S" | "W" | "C", string, string, string, string, string]);
const storedAllocation = z.union([
  z.tuple([z.literal("seated"), z.string()]),
  z.tuple([z.literal("waitlisted"), z.string(), z.number()]),
  z.tuple([z.literal("full"), z.number()]),
  z.tuple([z.literal("already-registered"), z.string(), people]),
  z.tuple([z.enum(["closed", "code-taken"])]),
]);
const storedRelease = z.enum(["cancelled", "already-cancelled", "not-found"]);
const storedEvent = z.object({
  k: z.enum(["promoted", "cancelled"]),
  r: z.coerce.number().int(),
  m: z.string(),
  c: z.string(),
});

/** Among the fields of a resident's profile. */
const codeField = /^M\d+-/;

const joinPeople = (ids: readonly ParticipantId[]) => ids.map((id) => id.slice(1)).join(".");
const splitPeople = (text: string) => text.split(".").map((n) => `p${n}` as ParticipantId);
const shortCode = (code: RegistrationCode) => code.slice(-6);

export function createRosterStore(redis: RedisClient, keys: Keys): RosterStore {
  const run = (script: Script, id: MeetingId, ...args: (string | number)[]) =>
    runScript(
      redis,
      script,
      [keys.roster(id), keys.seated(id), keys.line(id), keys.rosterEvents(rosterPartition(id))],
      [id.toUpperCase(), ...args],
    );
  const codeOf = (id: MeetingId, short: string) => `${id.toUpperCase()}-${short}` as RegistrationCode;

  function registrationOf(code: RegistrationCode, raw: string): Registration {
    const entry = storedEntry.safeParse(raw);
    if (!entry.success) throw new Fault("registration:bad-record", { code }, entry.error);
    const [state, resident, who, since, , coming] = entry.data;
    return {
      code,
      meetingId: meetingOfCode(code),
      residentId: Number(resident) as ResidentId,
      participantIds: splitPeople(who),
      state: letters[state],
      registeredAt: parseInt(since, 36),
      comingAt: coming === "" ? null : parseInt(coming, 36),
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
        request.quota,
        shortCode(code),
        residentId,
        joinPeople(request.participantIds),
        request.requestId,
        request.agreedToWait ? "1" : "0",
        request.now.toString(36),
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

  async function* walk(id: MeetingId, list: "seated" | "waiting"): AsyncIterable<Registration[]> {
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
    release: async ({ code, residentId, requestId, quota }) => ({
      kind: storedRelease.parse(
        await run(releaseSeat, meetingOfCode(code), quota, shortCode(code), residentId, requestId),
      ),
    }),
    fill: async (id, quota) => z.number().parse(await run(fillSeats, id, quota)),
    close: async (id) => {
      await redis.hset(keys.roster(id), "x", 1);
    },
    clear: async (id) => {
      await redis.multi().del(keys.roster(id), keys.seated(id), keys.line(id)).hset(keys.roster(id), "x", 1).exec();
    },
    confirm: async ({ code, residentId, now }) => {
      const found = await run(confirmSeat, meetingOfCode(code), shortCode(code), residentId, now.toString(36));
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
        const { k, r, m, c } = event.data;
        return { id, kind: k, residentId: r as ResidentId, code: `${m}-${c}` as RegistrationCode };
      });
    },
    removeEvents: async (partition, ids) => {
      if (ids.length > 0) await redis.xdel(keys.rosterEvents(partition), ...ids);
    },
  };
}
