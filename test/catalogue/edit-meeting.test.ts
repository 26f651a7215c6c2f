import { describe, expect, it } from "vitest";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import { cancelMeeting, changePlace, changeQuota, moveMeeting } from "../../src/catalogue/edit-meeting.ts";
import type { Meeting } from "../../src/catalogue/catalogue.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { catalogueOf, courses } from "./workbooks.ts";

const clock = { now: () => Date.parse("2026-11-20T09:00+07:00") };
const hour = 3_600_000;

describe.each(redisKinds)("edits of a meeting on %s", (kind) => {
  const rooms = Array.from({ length: 6 }, () => testRedis(kind));
  async function library() {
    const { redis, keys } = rooms.pop() ?? testRedis(kind);
    const store = createCatalogueStore(redis, keys);
    await store.save(0, catalogueOf(courses({}, { tanggal: "2026-12-05" })), []);
    const meetings = (await store.read()).catalogue.meetings;
    return { store, deps: { store, clock }, first: meetings[0] as Meeting, second: meetings[1] as Meeting };
  }

  it("moves a meeting, raises its revision and leaves the change to be told", async () => {
    const { store, deps, first } = await library();
    const to = { startsAt: first.startsAt + hour, endsAt: first.endsAt + hour, place: "Aula" };
    const after = { ...first, ...to, revision: 1 };
    const change = { kind: "meeting-moved", title: "Membuat Kue", before: first, after };
    expect(await moveMeeting(deps, first, to)).toEqual({ kind: "changed", version: 2, changes: [change] });
    expect((await store.read()).catalogue.meetings[0]).toEqual(after);
    expect(await store.readPendingChanges()).toEqual([{ id: "2-1", change }]);
  });

  it("changes place and quota", async () => {
    const { store, deps, first } = await library();
    expect(await changePlace(deps, first, " Aula ")).toMatchObject({ changes: [{ kind: "place-changed" }] });
    const [now] = (await store.read()).catalogue.meetings;
    expect(now).toMatchObject({ place: "Aula", revision: 1 });
    expect(await changeQuota(deps, now as Meeting, 30)).toMatchObject({ changes: [{ kind: "quota-changed" }] });
    expect((await store.read()).catalogue.meetings[0]).toMatchObject({ quota: 30, revision: 1 });
  });

  it("takes a cancelled meeting out of the catalogue; its class stays", async () => {
    const { store, deps, first, second } = await library();
    expect(await cancelMeeting(deps, first)).toMatchObject({ changes: [{ kind: "meeting-removed", before: first }] });
    await cancelMeeting(deps, second);
    expect((await store.read()).catalogue).toMatchObject({ meetings: [], courses: [{ id: "c1" }] });
  });

  it("refuses what no import would take", async () => {
    const { deps, first, second } = await library();
    const { startsAt, endsAt } = second;
    expect(await moveMeeting(deps, first, { startsAt, endsAt })).toEqual({ kind: "not-allowed" });
    expect(await moveMeeting(deps, first, { startsAt: endsAt, endsAt: startsAt })).toEqual({ kind: "not-allowed" });
    expect(await changeQuota(deps, first, 0)).toEqual({ kind: "not-allowed" });
    expect(await changePlace(deps, first, " ")).toEqual({ kind: "not-allowed" });
    expect(await changeQuota(deps, first, first.quota)).toEqual({ kind: "unchanged" });
  });

  it("is stale when somebody else changed the meeting since it was seen", async () => {
    const { deps, first } = await library();
    await changeQuota(deps, first, 30);
    expect(await changePlace(deps, first, "Aula")).toEqual({ kind: "stale" });
  });

  it("lets edits of different meetings at the same moment both through", async () => {
    const { store, deps, first, second } = await library();
    await Promise.all([changeQuota(deps, first, 31), changePlace(deps, second, "Aula")]);
    expect((await store.read()).catalogue.meetings).toMatchObject([{ quota: 31 }, { place: "Aula" }]);
  });
});
