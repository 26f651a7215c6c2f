/** Attendance in Redis: one small hash a meeting, beside its roster. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { MeetingId, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import { meetingOfCode } from "../registration/registration.ts";
import type { Attendance, Attendee, WalkIn } from "./attendance.ts";

export interface AttendanceStore {
  /** One round trip. */
  read(meetingId: MeetingId): Promise<Attendance>;
  /** In one step. Repeating it does no harm. @returns how many of them are new */
  checkIn(meetingId: MeetingId, attendees: readonly Attendee[], now: number): Promise<number>;
  /** @returns whether they had been checked in */
  undo(meetingId: MeetingId, attendee: Attendee): Promise<boolean>;
  /** The same `id` again adds nobody. */
  addWalkIn(meetingId: MeetingId, walkIn: WalkIn): Promise<void>;
  /** @returns whether there was such a walk-in */
  removeWalkIn(meetingId: MeetingId, id: string): Promise<boolean>;
  /** Of the codes of that meeting; made when first asked for. */
  secretOf(meetingId: MeetingId): Promise<string>;
  /** Which of them came, in the order asked; one round trip for any number of meetings. */
  cameOf(attendees: readonly Attendee[]): Promise<boolean[]>;
  /** People who came, with and without a registration; one round trip for any number of meetings. */
  countsOf(ids: readonly MeetingId[]): Promise<Map<MeetingId, { readonly came: number; readonly walkIns: number }>>;
  /** Days up to this moment (epoch ms) are settled; null: none ever was. */
  readSettledUpTo(): Promise<number | null>;
  saveSettledUpTo(at: number): Promise<void>;
  /** Counts a try to guess a code. @returns tries of that resident in this window */
  countGuess(residentId: ResidentId, window: number): Promise<number>;
  /** Forgets who came before a moment (epoch ms), by name of walk-ins too; the numbers stay. */
  forgetPeople(meetingId: MeetingId, before: number): Promise<void>;
  /** Forgets that somebody came; the number stays. */
  forgetAttendees(meetingId: MeetingId, attendees: readonly Attendee[]): Promise<void>;
}

const checkIn = loadScript(new URL("check-in.lua", import.meta.url));
const addWalkIn = loadScript(new URL("add-walk-in.lua", import.meta.url));
const takeBack = loadScript(new URL("take-back.lua", import.meta.url));

/**
 * Fields: `7KQ4ZT.1` (person) → moment in base 36; `+<request>` (walk-in) → `moment|year|name`;
 * `c` number of people, `w` number of walk-ins, `k` secret of the codes.
 */
const personField = /^[0-9A-Z]{6}\.\d+$/;
const storedWalkIn = z
  .string()
  .regex(/^[0-9a-z]+\|\d*\|./u)
  .transform((text): Omit<WalkIn, "id"> => {
    const [at, year, ...name] = text.split("|") as [string, string, ...string[]];
    return { cameAt: parseInt(at, 36), birthYear: year === "" ? null : Number(year), name: name.join("|") };
  });
const guessesKeptMs = 3_600_000;

const fieldOf = ({ code, participantId }: Attendee) => `${code.slice(-6)}.${participantId.slice(1)}`;

export function createAttendanceStore(redis: RedisClient, keys: Keys): AttendanceStore {
  const isTakenBack = async (meetingId: MeetingId, field: string, counter: "c" | "w") =>
    (await runScript(redis, takeBack, [keys.attendance(meetingId)], [field, counter])) === 1;

  return {
    async read(meetingId) {
      const fields = await redis.hgetall(keys.attendance(meetingId));
      const walkIns = Object.entries(fields).flatMap(([field, value]) => {
        if (!field.startsWith("+")) return [];
        const parsed = storedWalkIn.safeParse(value);
        if (!parsed.success) throw new Fault("attendance:bad-walk-in", { meetingId }, parsed.error);
        return [{ id: field.slice(1), ...parsed.data }];
      });
      return {
        cameAt: (attendee) => {
          const at = fields[fieldOf(attendee)];
          return at === undefined ? undefined : parseInt(at, 36);
        },
        walkIns: walkIns.sort((a, b) => a.cameAt - b.cameAt),
        came: Number(fields.c ?? 0),
      };
    },
    checkIn: async (meetingId, attendees, now) =>
      z
        .number()
        .parse(
          await runScript(
            redis,
            checkIn,
            [keys.attendance(meetingId)],
            [now.toString(36), ...attendees.map((a) => fieldOf(a))],
          ),
        ),
    undo: (meetingId, attendee) => isTakenBack(meetingId, fieldOf(attendee), "c"),
    removeWalkIn: (meetingId, id) => isTakenBack(meetingId, `+${id}`, "w"),
    async addWalkIn(meetingId, { id, name, birthYear, cameAt }) {
      const value = `${cameAt.toString(36)}|${birthYear ?? ""}|${name}`;
      await runScript(redis, addWalkIn, [keys.attendance(meetingId)], [`+${id}`, value]);
    },
    async secretOf(meetingId) {
      const key = keys.attendance(meetingId);
      const [, secret] = await Promise.all([
        redis.hsetnx(key, "k", randomBytes(16).toString("base64url")),
        redis.hget(key, "k"),
      ]);
      return z.string().parse(secret);
    },
    cameOf: (attendees) =>
      Promise.all(
        attendees.map(async (a) => (await redis.hexists(keys.attendance(meetingOfCode(a.code)), fieldOf(a))) === 1),
      ),
    async countsOf(ids) {
      const counts = await Promise.all(ids.map((id) => redis.hmget(keys.attendance(id), "c", "w")));
      return new Map(
        ids.map((id, i) => [id, { came: Number(counts[i]?.[0] ?? 0), walkIns: Number(counts[i]?.[1] ?? 0) }]),
      );
    },
    readSettledUpTo: async () => {
      const value = await redis.get(keys.attendanceUpTo());
      return value === null ? null : z.coerce.number().int().parse(value);
    },
    saveSettledUpTo: async (at) => {
      await redis.set(keys.attendanceUpTo(), at);
    },
    async countGuess(residentId, window) {
      const key = keys.codeGuesses(residentId, window);
      const [tries] = await Promise.all([redis.incr(key), redis.pexpire(key, guessesKeptMs)]);
      return tries;
    },
    async forgetPeople(meetingId, before) {
      const key = keys.attendance(meetingId);
      // The moment stands first, in base 36, for guests with more behind it.
      const isOld = (value: string) => parseInt(value, 36) < before;
      const fields = Object.entries(await redis.hgetall(key)).flatMap(([field, value]) =>
        field === "k" || ((field.startsWith("+") || personField.test(field)) && isOld(value)) ? [field] : [],
      );
      if (fields.length > 0) await redis.hdel(key, ...fields);
    },
    async forgetAttendees(meetingId, attendees) {
      if (attendees.length > 0) await redis.hdel(keys.attendance(meetingId), ...attendees.map((a) => fieldOf(a)));
    },
  };
}
