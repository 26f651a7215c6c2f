/** Offers of seats in Redis: made, taken, left, passed on when their time is over. */
import { z } from "zod";
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { partitions, type Keys } from "../redis/keys.ts";
import { meetingOfCode } from "./registration.ts";
import type { ReleaseRequest } from "./seats-store.ts";
import { type Moving, rosterRunner, rosterScript, shortCode } from "./stored-roster.ts";

/** `taken`: they have their seats, now or before. `waiting`: nothing was offered yet. */
export type OfferAnswer = "taken" | "skipped" | "waiting" | "gone" | "not-found";

export interface AnswerRequest extends Omit<ReleaseRequest, "participantId"> {
  readonly answer: "take" | "skip";
}

export interface OffersStore {
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
}

const offerSeats = rosterScript("offer-seats.lua");
const answerOffer = rosterScript("answer-offer.lua");
const expireOffer = rosterScript("expire-offer.lua");
const holdOffer = rosterScript("hold-offer.lua");
const storedAnswer = z.enum(["taken", "skipped", "waiting", "gone", "not-found"]);

export function createOffersStore(redis: RedisClient, keys: Keys): OffersStore {
  const run = rosterRunner(redis, keys);
  return {
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
  };
}
