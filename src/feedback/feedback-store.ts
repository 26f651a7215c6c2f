/** What those who came said, in Redis: stars and sentences without a name, stories with the name only where that was allowed. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

/** What came of a class, for the library's yearly report. */
export interface Story {
  readonly code: RegistrationCode;
  /** null: forgotten. */
  readonly residentId: ResidentId | null;
  /** Epoch ms. */
  readonly toldAt: number;
  readonly course: string;
  readonly text: string;
  /** null: to be told without a name, or forgotten since. */
  readonly name: string | null;
}

export interface FeedbackStore {
  /** @returns false when that registration was rated before */
  rate(meetingId: MeetingId, code: RegistrationCode, stars: number): Promise<boolean>;
  /** @returns false when that registration said something before */
  addSentence(meetingId: MeetingId, code: RegistrationCode, text: string): Promise<boolean>;
  /** How many gave one star, two, … five, and what they wrote. */
  read(meetingId: MeetingId): Promise<{ readonly stars: readonly number[]; readonly sentences: readonly string[] }>;
  agreeToStory(meetingId: MeetingId, code: RegistrationCode): Promise<void>;
  /** Codes of those who agreed to be asked what came of it. */
  agreed(meetingId: MeetingId): Promise<RegistrationCode[]>;
  neverAsk(residentId: ResidentId): Promise<void>;
  /** In the order asked. */
  areNeverAsked(ids: readonly ResidentId[]): Promise<boolean[]>;
  /** @param year in which it was told, `2026`. Told again, it takes the place of the first. */
  saveStory(year: string, story: Story): Promise<void>;
  stories(year: string): Promise<Story[]>;
  /** Forgets who told the stories of a year that were told before a moment (epoch ms); the stories stay. */
  forgetTellers(year: string, before: number): Promise<void>;
  /** Forgets that a registration answered or agreed; stars and sentences have no name and stay. */
  forgetRegistrations(meetingId: MeetingId, codes: readonly RegistrationCode[]): Promise<void>;
  /** @returns how many there were */
  eraseStories(year: string, residentId: ResidentId): Promise<number>;
}

const addSentence = loadScript(new URL("add-sentence.lua", import.meta.url));
const rate = loadScript(new URL("rate.lua", import.meta.url));
/** Field of a resident's profile: wants no questions. It goes with the profile. */
const neverAskField = "q";
const storedStory = z.object({
  r: z.number().nullable(),
  a: z.number(),
  c: z.string(),
  t: z.string(),
  n: z.string().nullable(),
});

export function createFeedbackStore(redis: RedisClient, keys: Keys): FeedbackStore {
  const stories: FeedbackStore["stories"] = async (year) =>
    Object.entries(await redis.hgetall(keys.stories(year))).map(([code, raw]) => {
      const parsed = storedStory.safeParse(JSON.parse(raw));
      if (!parsed.success) throw new Fault("feedback:bad-story", { code }, parsed.error);
      const { r, a, c, t, n } = parsed.data;
      return {
        code: code as RegistrationCode,
        residentId: r as ResidentId | null,
        toldAt: a,
        course: c,
        text: t,
        name: n,
      };
    });
  const saveStory: FeedbackStore["saveStory"] = async (year, { code, residentId, toldAt, course, text, name }) => {
    const value = JSON.stringify({ r: residentId, a: toldAt, c: course, t: text, n: name });
    await redis.hset(keys.stories(year), code, value);
  };
  return {
    rate: async (meetingId, code, stars) =>
      (await runScript(redis, rate, [keys.feedback(meetingId)], [code.slice(-6), stars])) === 1,
    addSentence: async (meetingId, code, text) =>
      (await runScript(
        redis,
        addSentence,
        [keys.feedback(meetingId), keys.comments(meetingId)],
        [code.slice(-6), text],
      )) === 1,
    async read(meetingId) {
      const [stars, sentences] = await Promise.all([
        redis.hmget(keys.feedback(meetingId), "1", "2", "3", "4", "5"),
        redis.lrange(keys.comments(meetingId), 0, -1),
      ]);
      return { stars: stars.map((count) => Number(count ?? 0)), sentences };
    },
    agreeToStory: async (meetingId, code) => {
      await redis.hset(keys.feedback(meetingId), `a${code.slice(-6)}`, "");
    },
    agreed: async (meetingId) =>
      (await redis.hkeys(keys.feedback(meetingId))).flatMap((field) =>
        field.startsWith("a") ? [`${meetingId.toUpperCase()}-${field.slice(1)}` as RegistrationCode] : [],
      ),
    neverAsk: async (residentId) => {
      await redis.hset(keys.resident(residentId), neverAskField, 1);
    },
    areNeverAsked: (ids) =>
      Promise.all(ids.map(async (id) => (await redis.hexists(keys.resident(id), neverAskField)) === 1)),
    saveStory,
    async forgetTellers(year, before) {
      const old = (await stories(year)).filter((story) => story.residentId !== null && story.toldAt < before);
      await Promise.all(old.map((story) => saveStory(year, { ...story, residentId: null, name: null })));
    },
    stories,
    forgetRegistrations: async (meetingId, codes) => {
      const fields = codes.flatMap((code) => ["a", "d", "s"].map((answer) => `${answer}${code.slice(-6)}`));
      if (fields.length > 0) await redis.hdel(keys.feedback(meetingId), ...fields);
    },
    async eraseStories(year, residentId) {
      const own = (await stories(year)).filter((story) => story.residentId === residentId);
      if (own.length > 0) await redis.hdel(keys.stories(year), ...own.map((story) => story.code));
      return own.length;
    },
  };
}
