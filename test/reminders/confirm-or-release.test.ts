import { describe, expect, it } from "vitest";
import type { RegistrationCode } from "../../src/platform/ids.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { confirmOrRelease, type ConfirmationDeps } from "../../src/reminders/confirm-or-release.ts";
import { confirmationTimes, nextConfirmationAt } from "../../src/reminders/confirmation-time.ts";
import { createRemindersStore } from "../../src/reminders/reminders-store.ts";
import { local, meeting, monday, programme, saturday } from "../registration/catalogue-sample.ts";
import { createSetting, texts } from "../registration/setting.ts";
import { redisKinds, testRedis, type TestRedis } from "../support/redis.ts";

const hour = 3_600_000;
const usual = { offerHours: 6, askAt: "17:00", releaseAt: "12:00" };
const asked = local.at("2026-11-26", "17:00");
const warned = local.at("2026-11-27", "08:00");
const released = local.at("2026-11-27", "12:00");
const codeOf = (outcome: object) => (outcome as { code: RegistrationCode }).code;

describe("confirmationTimes", () => {
  it.each([
    ["the usual", usual, { askedAt: asked, release: { warnedAt: warned, releasedAt: released } }],
    ["nobody loses a seat", { ...usual, releaseAt: null }, { askedAt: asked, release: null }],
    ["nobody is asked", { ...usual, askAt: null }, null],
    [
      "a warning before the question would be none",
      { ...usual, askAt: "23:00", releaseAt: "02:00" },
      { release: null },
    ],
  ])("%s", (_, rules, expected) => {
    const times = confirmationTimes(meeting("m1"), rules, local);
    if (expected === null) expect(times).toBeNull();
    else expect(times).toMatchObject({ ...expected, registeredBefore: saturday - 72 * hour });
  });

  it("names the next moment", () => {
    const catalogue = programme([meeting("m1"), meeting("m2", { startsAt: saturday + 24 * hour })]);
    const next = (now: number) => nextConfirmationAt(catalogue, () => usual, local, now);
    expect([monday, asked, warned, released + 24 * hour].map(next)).toEqual([asked, warned, released, null]);
  });
});

/** Two seats, taken on Monday by residents 1 and 2. */
async function createLibrary(redis: TestRedis) {
  const setting = createSetting(redis);
  const { state, store, residents, outbox, clock, catalogue, relay, deps } = setting;
  const confirming: ConfirmationDeps = {
    store,
    residents,
    texts,
    outbox,
    clock,
    local,
    catalogue,
    rules: deps.rules,
    relayNotices: deps.relayNotices,
    reminders: createRemindersStore(redis.redis, redis.keys),
  };
  state.snapshot = programme([meeting("m1", { quota: 2 })]);
  const [one, two] = [await setting.newResident(1), await setting.newResident(2)];
  const codes = [codeOf(await setting.register(one, "m1")), codeOf(await setting.register(two, "m1"))] as const;
  const tick = async (at: number) => {
    state.now = at;
    await confirmOrRelease(confirming);
    await relay.idle();
  };
  await tick(monday);
  return {
    ...setting,
    confirming,
    one,
    two,
    codes,
    tick,
    told: () => outbox.messages.map((m) => `${m.id.split("/")[3] ?? m.id.split("/")[0]} ${m.chatId}`).sort(),
    states: async () => (await store.find(codes)).map((r) => r?.state),
  };
}

describe.each(redisKinds)("confirmOrRelease on %s", (kind) => {
  const shared = testRedis(kind);
  let libraries = 0;
  const library = () => createLibrary({ ...shared, keys: createKeys(`${shared.keys.namespace}-${++libraries}`) });

  it("asks everybody once, and without a queue nobody is warned or loses a seat", async () => {
    const lib = await library();
    for (const at of [asked - 60_000, asked, asked, asked + 60_000, warned, released, released + hour])
      await lib.tick(at);
    expect(lib.told()).toEqual(["ask 1", "ask 2"]);
    expect(await lib.states()).toEqual(["seated", "seated"]);
  });

  it("warns the silent while somebody waits, and offers as many of their seats as are needed, the last one first", async () => {
    const lib = await library();
    const next = codeOf(await lib.register(await lib.newResident(3), "m1"));
    for (const at of [asked, warned, released, released + 60_000]) await lib.tick(at);
    expect(lib.told()).toEqual(["ask 1", "ask 2", "offered 3", "released 2", "warn 1", "warn 2"]);
    expect(await lib.states()).toEqual(["seated", "cancelled"]);
    expect((await lib.store.find([next]))[0]).toMatchObject({ state: "offered" });
  });

  it("leaves those alone who said that they come, whose seats could not help, or who were not asked", async () => {
    const lib = await library();
    await lib.register(await lib.newResident(3, 2), "m1", ["p1", "p2"]);
    await lib.tick(asked);
    await lib.coming(lib.one, lib.codes[0]);
    await lib.tick(warned);
    await lib.tick(released);
    expect(lib.told()).toEqual(["ask 1", "ask 2", "warn 2"]);
    expect(await lib.states()).toEqual(["seated", "seated"]);

    const late = await library();
    await late.cancel(late.two, late.codes[1]);
    await late.tick(saturday - 71 * hour);
    const lateCode = codeOf(await late.register(await late.newResident(4), "m1"));
    await late.register(await late.newResident(5), "m1");
    for (const at of [asked, warned, released]) await late.tick(at);
    expect((await late.store.find([lateCode]))[0]).toMatchObject({ state: "seated" });
    expect(await late.states()).toEqual(["cancelled", "cancelled"]);
  });

  it("takes no seat from anybody who was not warned in time, or for another start", async () => {
    const lib = await library();
    await lib.register(await lib.newResident(3), "m1");
    await lib.tick(asked);
    await lib.tick(released - hour);
    await lib.tick(released);
    expect(await lib.states()).toEqual(["seated", "seated"]);

    const moved = await library();
    await moved.register(await moved.newResident(3), "m1");
    await moved.tick(asked);
    await moved.tick(warned);
    moved.state.snapshot = programme([meeting("m1", { quota: 2, startsAt: saturday + 2 * hour, revision: 1 })]);
    await moved.tick(released);
    expect(await moved.states()).toEqual(["seated", "seated"]);
  });

  it("does the same after a crash before its progress was kept", async () => {
    const lib = await library();
    await lib.register(await lib.newResident(3), "m1");
    const moveUpTo = () => Promise.reject(new Error("power cut"));
    for (const at of [asked, warned, released]) {
      lib.state.now = at;
      const dying = { ...lib.confirming, reminders: { ...lib.confirming.reminders, moveUpTo } };
      await expect(confirmOrRelease(dying)).rejects.toThrow("power cut");
      await lib.tick(at);
    }
    expect(lib.told()).toEqual(["ask 1", "ask 2", "offered 3", "released 2", "warn 1", "warn 2"]);
  });
});
