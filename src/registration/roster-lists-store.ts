/** Who stands on a roster, read from Redis: by code, by list, in numbers. */
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import { gather } from "../platform/gather.ts";
import { groupBy } from "../platform/group-by.ts";
import type { RedisClient } from "../redis/connect.ts";
import { type Keys, rosterPartition } from "../redis/keys.ts";
import { loadScript, runScript, scriptGroups } from "../redis/script.ts";
import { meetingOfCode, type Registration, type Seats } from "./registration.ts";
import { codeOf, offersOf, registrationOf, shortCode } from "./stored-roster.ts";

const readSeats = loadScript(new URL("read-seats.lua", import.meta.url));

/** Redis does nothing else while it counts for so many who ask, of whom each may ask for a hundred meetings: a microsecond for each meeting. */
const askedAtMost = 200;

/** A registration with its place in line, from 1 (null: not waiting). */
export type Placed = Registration & { readonly position: number | null };

/** Parts of a roster, in the order in which somebody moves through them. */
export const rosterLists = ["waiting", "offered", "seated"] as const;
export type RosterList = (typeof rosterLists)[number];

export interface RosterListsStore {
  /** In the order asked; one round trip. */
  find(codes: readonly RegistrationCode[]): Promise<(Placed | null)[]>;
  /** One round trip for all that is asked at one moment: every id asked for stands in the answer, and what others asked for may. */
  seatsOf(ids: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, Seats>>;
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
}

export function createRosterListsStore(redis: RedisClient, keys: Keys): RosterListsStore {
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

  async function* walk(id: MeetingId, list: RosterList): AsyncIterable<Registration[]> {
    if (list === "offered") {
      const offers = await offersOf(redis, keys, id);
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

  const page: RosterListsStore["page"] = async ({ meetingId, list, offset, limit }) => {
    const key = listKey(meetingId, list);
    const [short, total] = await Promise.all([
      redis.zrange(key, String(offset), String(offset + limit - 1)),
      redis.zcard(key),
    ]);
    return { registrations: await registrations(meetingId, short), total };
  };

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

  const groups = scriptGroups(redis);
  const groupOf = (id: MeetingId) => groups(rosterPartition(id));
  /** After an announcement many ask for the same seats at once. */
  const readTogether = gather<readonly MeetingId[], Map<MeetingId, Seats>>(
    askedAtMost,
    ([first]) => groupOf(first as MeetingId),
    async (asked) => {
      const ids = [...new Set(asked.flat())];
      const counts = (await runScript(redis, readSeats, ids.map(keys.roster))) as (string | null)[];
      const seats = new Map(
        ids.map((id, i) => [id, { taken: Number(counts[2 * i] ?? 0), waiting: Number(counts[2 * i + 1] ?? 0) }]),
      );
      return asked.map(() => seats);
    },
  );

  return {
    find,
    page,
    walk,
    lineLength: (id) => redis.zcard(keys.line(id)),
    seatedLength: (id) => redis.zcard(keys.seated(id)),
    async seatsOf(ids) {
      const found = await Promise.all([...groupBy(ids, groupOf).values()].map(readTogether));
      const [seats] = found;
      return found.length === 1 && seats ? seats : new Map(found.flatMap((some) => [...some]));
    },
  };
}
