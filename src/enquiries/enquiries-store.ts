/** Messages to the librarians and wishes in Redis, all under one hash tag. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import type { Enquiry, EnquiryId } from "./enquiry.ts";

export interface WishCount {
  readonly subject: string;
  readonly count: number;
}

/** What happened in a month. */
export interface EnquiryCounts {
  readonly asked: number;
  readonly answered: number;
  /** Messages that the bot did not understand. */
  readonly missed: number;
}

/** How far librarians were told of new messages; epoch ms, 0 while never. */
export interface Told {
  /** The newest message they know of. */
  readonly upTo: number;
  readonly toldAt: number;
}

/** A month is written `2026-11`. */
export interface EnquiriesStore {
  /** @returns false where it is kept already */
  add(enquiry: Enquiry, month: string): Promise<boolean>;
  read(id: EnquiryId): Promise<Enquiry | null>;
  /** Earliest first; one round trip for the ids, one for the texts. */
  page(offset: number, limit: number): Promise<{ readonly enquiries: Enquiry[]; readonly total: number }>;
  ofResident(id: ResidentId): Promise<Enquiry[]>;
  /** @returns how many of them were open */
  remove(ids: readonly EnquiryId[]): Promise<number>;
  /** Ids of those that came before a moment, at most 1000. */
  before(at: number): Promise<EnquiryId[]>;
  /** Moment of the newest open one, 0 without any. */
  newestAt(): Promise<number>;
  readTold(): Promise<Told>;
  saveTold(told: Told): Promise<void>;
  count(what: keyof EnquiryCounts, month: string): Promise<void>;
  counts(month: string): Promise<EnquiryCounts>;
  /** @returns false where this resident's wish is counted already */
  addWish(id: ResidentId, subject: string, month: string): Promise<boolean>;
  /** Most wished first. */
  wishes(month: string, limit: number): Promise<WishCount[]>;
  /** Subjects of the last month, each with the month in which it was wished for: `2026-11 kue`. */
  wishesOf(id: ResidentId): Promise<string[]>;
  forgetWishesOf(id: ResidentId): Promise<void>;
}

const addEnquiry = loadScript(new URL("add-enquiry.lua", import.meta.url));
const removeEnquiries = loadScript(new URL("remove-enquiries.lua", import.meta.url));
const recordWish = loadScript(new URL("record-wish.lua", import.meta.url));

/** More than a year: last year's month can be compared. */
const countsKeptMs = 400 * 86_400_000;
const wisherKeptMs = 31 * 86_400_000;

const storedEnquiry = z.object({ text: z.string(), at: z.number(), about: z.literal("absences").exactOptional() });
const storedCount = z.coerce.number().int().default(0);
const storedCounts = z.object({ asked: storedCount, answered: storedCount, missed: storedCount });
const storedTold = z.object({ upTo: storedCount, toldAt: storedCount });

export function createEnquiriesStore(redis: RedisClient, keys: Keys): EnquiriesStore {
  const open = [keys.openEnquiries(), keys.enquiriesByTime(), keys.enquiriesByResident()];

  async function readMany(ids: readonly string[]): Promise<Enquiry[]> {
    if (ids.length === 0) return [];
    const values = await redis.hmget(keys.openEnquiries(), ...ids);
    return values.flatMap((value, i) => (value === null ? [] : decode(ids[i] as string, value)));
  }

  return {
    add: async ({ id, text, askedAt, about }, month) => {
      const value = JSON.stringify({ text, at: askedAt, about });
      const touched = [...open, keys.enquiryCounts(month)];
      return (await runScript(redis, addEnquiry, touched, [id, value, askedAt, countsKeptMs])) === 1;
    },
    read: async (id) => (await readMany([id]))[0] ?? null,
    page: async (offset, limit) => {
      const [ids, total] = await Promise.all([
        redis.zrange(keys.enquiriesByTime(), String(offset), String(offset + limit - 1)),
        redis.zcard(keys.enquiriesByTime()),
      ]);
      return { enquiries: await readMany(ids), total };
    },
    ofResident: async (id) => {
      // Up to the sign after "-".
      return readMany(await redis.zrangebylex(keys.enquiriesByResident(), `[${id}-`, `(${id}.`));
    },
    remove: async (ids) => (ids.length === 0 ? 0 : Number(await runScript(redis, removeEnquiries, open, ids))),
    before: async (at) =>
      (await redis.zrangebyscore(keys.enquiriesByTime(), "-inf", `(${at}`, "LIMIT", 0, 1_000)) as EnquiryId[],
    newestAt: async () => Number((await redis.zrange(keys.enquiriesByTime(), "-1", "-1", "WITHSCORES"))[1] ?? 0),
    readTold: async () => checked(storedTold, await redis.hgetall(keys.enquiriesTold())),
    saveTold: async (told) => {
      await redis.hset(keys.enquiriesTold(), told);
    },
    count: async (what, month) => {
      const key = keys.enquiryCounts(month);
      await Promise.all([redis.hincrby(key, what, 1), redis.pexpire(key, countsKeptMs)]);
    },
    counts: async (month) => checked(storedCounts, await redis.hgetall(keys.enquiryCounts(month))),
    addWish: async (id, subject, month) => {
      const touched = [keys.wishesOf(id), keys.wishes(month)];
      const args = [`${month} ${subject}`, subject, wisherKeptMs, countsKeptMs];
      return (await runScript(redis, recordWish, touched, args)) === 1;
    },
    wishes: async (month, limit) => {
      const rows = await redis.zrange(keys.wishes(month), "0", String(limit - 1), "REV", "WITHSCORES");
      return rows.flatMap((subject, i) => (i % 2 === 0 ? [{ subject, count: Number(rows[i + 1]) }] : []));
    },
    wishesOf: (id) => redis.smembers(keys.wishesOf(id)),
    forgetWishesOf: async (id) => {
      await redis.del(keys.wishesOf(id));
    },
  };
}

function decode(id: string, value: string): Enquiry {
  const { text, at, ...more } = checked(storedEnquiry, parseJson(value));
  return { id: id as EnquiryId, residentId: Number(id.split("-")[0]) as ResidentId, text, askedAt: at, ...more };
}

/** @throws Fault `enquiries:bad-record` */
function checked<V>(schema: z.ZodType<V>, raw: unknown): V {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new Fault("enquiries:bad-record", {}, parsed.error);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
