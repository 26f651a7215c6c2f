/** What rosters in Redis still know of people is forgotten here. */
import { z } from "zod";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { rosterOf, type Keys } from "../redis/keys.ts";
import { keyNames, primaries } from "../redis/primaries.ts";
import { loadScript, runScript } from "../redis/script.ts";
import { codeOf } from "./stored-roster.ts";

export interface ForgottenRegistration {
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
}

export interface KeptRegistrationsStore {
  /** The numbers of people stay. */
  forget(
    meetingId: MeetingId,
    which: {
      /** Without it: everybody. */
      readonly residentId?: ResidentId;
      readonly onlyCancelled?: boolean;
      /** Epoch ms; without it: whenever they registered. */
      readonly registeredBefore?: number;
    },
  ): Promise<ForgottenRegistration[]>;
  /** Meetings that have a roster, also those that are off the programme; some may come twice. */
  everyRoster(): AsyncIterable<MeetingId[]>;
}

const forgetRegistrations = loadScript(new URL("forget-registrations.lua", import.meta.url));
const storedCodes = z.array(z.string());
const endOfTime = 8.64e15;

export function createKeptRegistrationsStore(redis: RedisClient, keys: Keys): KeptRegistrationsStore {
  return {
    async forget(id, { residentId, onlyCancelled = false, registeredBefore = endOfTime }) {
      const forgotten = storedCodes.parse(
        await runScript(
          redis,
          forgetRegistrations,
          [keys.roster(id), keys.seated(id), keys.line(id)],
          [residentId ?? "", onlyCancelled ? "1" : "0", registeredBefore.toString(36)],
        ),
      );
      return forgotten.flatMap((short, i) =>
        i % 2 === 0 ? [{ code: codeOf(id, short), residentId: Number(forgotten[i + 1]) as ResidentId }] : [],
      );
    },
    async *everyRoster() {
      for (const node of primaries(redis))
        for await (const names of keyNames(node, keys.namespace)) yield names.flatMap((name) => rosterOf(name) ?? []);
    },
  };
}
