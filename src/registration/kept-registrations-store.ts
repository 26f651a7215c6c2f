/** What rosters in Redis still know of people: found for those who ask, and forgotten. */
import { z } from "zod";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { rosterOf, type Keys } from "../redis/keys.ts";
import { keyNames, primaries } from "../redis/primaries.ts";
import { loadScript, runScript } from "../redis/script.ts";

export interface ForgottenRegistration {
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
}

export interface KeptRegistrationsStore {
  /** Cancelled ones too; one round trip. */
  codesOn(meetings: readonly MeetingId[], residentId: ResidentId): Promise<RegistrationCode[]>;
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

const findRegistrations = loadScript(new URL("find-registrations.lua", import.meta.url));
const forgetRegistrations = loadScript(new URL("forget-registrations.lua", import.meta.url));
const storedCodes = z.array(z.string());
const endOfTime = 8.64e15;

export function createKeptRegistrationsStore(redis: RedisClient, keys: Keys): KeptRegistrationsStore {
  const codeOf = (id: MeetingId, short: string) => `${id.toUpperCase()}-${short}` as RegistrationCode;
  return {
    codesOn: async (meetings, residentId) => {
      const found = await Promise.all(
        meetings.map(async (id) =>
          storedCodes
            .parse(await runScript(redis, findRegistrations, [keys.roster(id)], [residentId]))
            .map((short) => codeOf(id, short)),
        ),
      );
      return found.flat();
    },
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
