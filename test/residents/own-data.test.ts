import { describe, expect, it } from "vitest";
import type { ResidentId } from "../../src/platform/ids.ts";
import { createErasuresStore } from "../../src/residents/erasures-store.ts";
import { createResidentsStore } from "../../src/residents/residents-store.ts";
import { createOwnData } from "../../src/residents/own-data.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("erasing own data on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const siti = 101 as ResidentId;

  it("is taken up again where a crash cut it short, and done once", async () => {
    let now = 1_000_000;
    let crashes = true;
    const erased: string[] = [];
    const feature = (name: string) => ({
      export: async () => [],
      erase: async () => {
        if (name === "second" && crashes) throw new Error("crash");
        erased.push(name);
      },
    });
    const erasures = createErasuresStore(redis, keys);
    const features = [feature("first"), feature("second"), feature("profile")];
    const ownData = createOwnData(features, erasures, createResidentsStore(redis, keys), { now: () => now });
    await expect(ownData.erase(siti)).rejects.toThrow("crash");
    crashes = false;
    // Another process may still be at it.
    await ownData.resume();
    expect(erased).toEqual(["first"]);
    now += 60_000;
    await ownData.resume();
    expect(erased).toEqual(["first", "first", "second", "profile"]);
    await ownData.resume();
    expect(erased).toHaveLength(4);
    expect(await redis.exists(keys.openErasures())).toBe(0);
  });

  it("does not touch what was kept with a consent given since", async () => {
    const residents = createResidentsStore(redis, keys);
    const erasures = createErasuresStore(redis, keys);
    const erased: number[] = [];
    const profile = { export: async () => [], erase: async (id: ResidentId) => void erased.push(id) };
    const ownData = createOwnData([profile], erasures, residents, { now: () => 200_000 });
    const [back, gone] = [102 as ResidentId, 103 as ResidentId];
    await residents.saveConsent(back, 50_000);
    await residents.saveConsent(gone, 30_000);
    for (const id of [back, gone]) await erasures.begin(id, 40_000);
    await ownData.resume();
    expect(erased).toEqual([gone]);
    expect(await erasures.open(200_000)).toEqual([]);
  });
});
