/** What is kept about a resident over all features: shown to them, and erased when they want it. */
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { ErasuresStore } from "./erasures-store.ts";
import type { KeptData, KeptSection } from "./kept-data.ts";
import type { Resident } from "./resident.ts";
import type { ResidentsStore } from "./residents-store.ts";

export interface OwnData {
  /** In the order of the features. */
  collect(resident: Resident, t: T): Promise<KeptSection[]>;
  /** Bears repetition. */
  erase(id: ResidentId): Promise<void>;
  /** Takes up what a crash cut short: each minute. */
  resume(): Promise<void>;
}

/** An erasure that is still at work is left alone for this long. */
const atWorkMs = 60_000;

/** @param features erased one after another: the profile, without which nobody could be found again, last */
export function createOwnData(
  features: readonly KeptData[],
  erasures: ErasuresStore,
  residents: Pick<ResidentsStore, "read">,
  clock: Clock,
): OwnData {
  async function eraseAll(id: ResidentId): Promise<void> {
    for (const feature of features) await feature.erase(id);
    await erasures.end(id);
  }
  return {
    collect: async (resident, t) => (await Promise.all(features.map((f) => f.export(resident, t)))).flat(),
    async erase(id) {
      await erasures.begin(id, clock.now());
      await eraseAll(id);
    },
    async resume() {
      for (const { id, begunAt } of await erasures.open(clock.now() - atWorkMs)) {
        const { consentedAt } = await residents.read(id);
        // Consent is asked anew only of who has no profile any more: all was erased, and what is there came since.
        await (consentedAt !== null && consentedAt > begunAt ? erasures.end(id) : eraseAll(id));
      }
    },
  };
}
