import { describe, expect, it } from "vitest";
import type { MeetingId, ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { forgetOld, oldBefore } from "../../src/registration/forget-old.ts";
import {
  createKeptRegistrationsStore,
  type KeptRegistrationsStore,
} from "../../src/registration/kept-registrations-store.ts";
import { keptRegistrations, registrationsOf } from "../../src/registration/kept-registrations.ts";
import { keysAbout } from "../support/redis-contents.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { local, meeting, programme, saturday } from "./catalogue-sample.ts";
import { createSetting } from "./setting.ts";

const day = 86_400_000;

describe("oldBefore", () => {
  it.each([
    ["2026-11-23", 12, "2025-11-23"],
    ["2026-03-31", 1, "2026-02-28"],
    ["2028-03-31", 1, "2028-02-29"],
    ["2026-01-15", 1, "2025-12-15"],
    ["2026-01-31", 26, "2023-11-30"],
  ])("on %s, %i months back, is %s", (today, months, day) => {
    expect(oldBefore(local.at(today, "03:30"), months, local)).toBe(local.at(day, "00:00"));
  });

  it("is a day of the library, not of the machine", () => {
    const jayapura = createLocalTime("Asia/Jayapura");
    expect(oldBefore(Date.parse("2026-11-22T16:00:00Z"), 12, jayapura)).toBe(jayapura.at("2025-11-23", "00:00"));
  });
});

describe.each(redisKinds)("at night on %s", (kind) => {
  const redis = testRedis(kind);
  const setting = createSetting(redis);
  const kept = createKeptRegistrationsStore(redis.redis, redis.keys);
  const { state, store, residents, deps } = setting;
  const forgottenPeople: MeetingId[] = [];
  const night = () =>
    forgetOld({
      ...deps,
      kept,
      residents,
      retentionMonths: 12,
      forgetPeopleOf: async (id) => void forgottenPeople.push(id),
      forgetElsewhere: async () => {},
    });
  const about = (id: number) => keysAbout(redis.redis, redis.keys, [`Nama ${id} `, `|${id}|`]);
  const old = meeting("m1");
  const later = meeting("m2", { startsAt: saturday + 200 * day });

  it("forgets who registered when the retention time is over, and not before; numbers stay", async () => {
    state.snapshot = programme([old, later]);
    const siti = await setting.newResident(701, 2);
    const budi = await setting.newResident(702);
    await setting.register(siti, "m1", ["p1", "p2"]);
    await setting.register(siti, "m2", ["p1"]);
    await setting.register(budi, "m1");
    for (const [days, known] of [
      [364, true],
      [366, false],
    ] as const) {
      state.now = saturday + days * day;
      await night();
      expect((await store.page({ meetingId: old.id, list: "seated", offset: 0, limit: 9 })).total > 0).toBe(known);
      expect((await residents.read(budi.id)).participants.length > 0).toBe(known);
    }
    expect((await store.seatsOf([old.id])).get(old.id)?.taken).toBe(2);
    expect(await about(702)).toEqual([]);
    expect(forgottenPeople).toEqual([old.id]);
    // Who registered later is still known; who did not is not.
    expect((await residents.read(siti.id)).participants.map((p) => p.id)).toEqual(["p1"]);
    expect(await store.codesOf(siti.id)).toHaveLength(1);
    // Without anybody left to consent for, consent is asked anew.
    expect((await residents.read(budi.id)).consentedAt).toBeNull();
    await night();
    expect((await store.seatsOf([old.id])).get(old.id)?.taken).toBe(2);
  });

  it("forgets cancelled registrations once the meeting is over", async () => {
    const soon = meeting("m3", { startsAt: state.now + day });
    state.snapshot = programme([soon]);
    const ani = await setting.newResident(703);
    const booked = await setting.register(ani, "m3");
    if (booked.kind === "seated") await setting.cancel(ani, booked.code);
    await night();
    expect(await store.codesOf(ani.id)).toHaveLength(1);
    expect(await about(703)).toContainEqual(expect.stringContaining(":roster:"));
    state.now = soon.endsAt;
    await night();
    expect(await store.codesOf(ani.id)).toEqual([]);
    expect(await about(703)).not.toContainEqual(expect.stringContaining(":roster:"));
  });

  it("forgets rosters of meetings that left the programme by the day of registration", async () => {
    state.snapshot = programme([meeting("m4", { startsAt: state.now + day })]);
    const dewi = await setting.newResident(704);
    await setting.register(dewi, "m4");
    state.snapshot = programme([]);
    forgottenPeople.length = 0;
    state.now += 364 * day;
    await night();
    expect(await store.find(await store.codesOf(dewi.id))).toMatchObject([{ state: "seated" }]);
    state.now += 4 * day;
    await night();
    expect(await about(704)).toEqual([]);
    expect(forgottenPeople).toContain("m4");
  });

  it("leaves participants alone while their consent is young, registered or not", async () => {
    const eka = await setting.newResident(705, 2);
    await residents.saveConsent(eka.id, state.now - 364 * day);
    await night();
    expect((await residents.read(eka.id)).participants).toHaveLength(2);
  });
});

describe.each(redisKinds)("erasing registrations on %s", (kind) => {
  const redis = testRedis(kind);
  const setting = createSetting(redis);
  const deps = { ...setting.deps, kept: createKeptRegistrationsStore(redis.redis, redis.keys) };

  it("frees coming seats for those who wait and leaves the numbers of past meetings", async () => {
    const past = meeting("m1", { quota: 1, startsAt: setting.state.now + day });
    const coming = meeting("m2", { quota: 1, startsAt: setting.state.now + 20 * day });
    setting.state.snapshot = programme([past, coming]);
    const siti = await setting.newResident(801);
    const budi = await setting.newResident(802);
    await setting.register(siti, "m1");
    await setting.register(siti, "m2");
    await setting.register(budi, "m2");
    setting.state.now = past.endsAt + 1;
    const { erase } = keptRegistrations(deps);
    await erase(siti.id);
    await erase(siti.id);
    await setting.relay.relayAll();
    expect(await registrationsOf(deps, 801 as ResidentId)).toEqual([]);
    expect(await keysAbout(redis.redis, redis.keys, ["|801|"])).toEqual([]);
    expect((await setting.store.seatsOf([past.id])).get(past.id)?.taken).toBe(1);
    const [waiting] = await setting.mine(budi);
    expect(waiting?.position).toBeNull();
  });

  it("takes away no seat that was given while the rest was erased", async () => {
    const coming = meeting("m5", { quota: 1, startsAt: setting.state.now + 20 * day });
    setting.state.snapshot = programme([coming]);
    const tari = await setting.newResident(803);
    await setting.register(tari, "m5");
    const meanwhile: KeptRegistrationsStore = {
      ...deps.kept,
      forget: async (id, which) => {
        await setting.register(tari, "m5");
        return deps.kept.forget(id, which);
      },
    };
    await keptRegistrations({ ...deps, kept: meanwhile }).erase(tari.id);
    expect((await setting.store.seatsOf([coming.id])).get(coming.id)?.taken).toBe(1);
    expect(await setting.mine(tari)).toHaveLength(1);
    await keptRegistrations(deps).erase(tari.id);
    expect((await setting.store.seatsOf([coming.id])).get(coming.id)?.taken).toBe(0);
  });
});
