import { describe, expect, it } from "vitest";
import type { Course, Meeting } from "../../src/catalogue/catalogue.ts";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import type { PendingChange } from "../../src/catalogue/change.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { emptyCatalogue, storedCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import type { CourseId, MeetingId } from "../../src/platform/ids.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { catalogueOf, courses } from "./workbooks.ts";

describe.each(redisKinds)("catalogueStore on %s", (kind) => {
  const open = () => {
    const { redis, keys } = testRedis(kind);
    return { redis, keys, store: createCatalogueStore(redis, keys) };
  };
  const first = open();
  const changes = open();
  const removing = open();
  const broken = open();
  const large = open();
  const catalogue = catalogueOf(courses({}, { tanggal: "2026-12-05" }));

  it("is empty at version 0, and gives back what was saved", async () => {
    const { store } = first;
    expect(await store.read()).toEqual({ version: 0, catalogue: emptyCatalogue });
    expect(await store.save(0, catalogue, [])).toBe(1);
    expect(await store.read()).toEqual({ version: 1, catalogue });
    expect(await store.readVersion()).toBe(1);
  });

  it("reads what an earlier release kept, which knew nothing of meetings that are not listed any more", () => {
    const { held, ...earlier } = catalogue;
    expect(storedCatalogue.parse(earlier)).toEqual({ ...earlier, held });
  });

  it("lets one of several who save over the same version through", async () => {
    const { store } = first;
    const { version } = await store.read();
    const saved = await Promise.all([1, 2, 3, 4].map(() => store.save(version, catalogue, [])));
    expect(saved.filter((s) => s !== "stale")).toEqual([version + 1]);
  });

  it("keeps changes in order until each is told", async () => {
    const { store } = changes;
    const [before] = catalogue.meetings;
    if (!before) throw new Error("no meeting");
    const many = Array.from({ length: 12 }, (_, i): PendingChange["change"] => ({
      kind: "quota-changed",
      title: "A",
      before,
      after: { ...before, quota: i + 1 },
    }));
    await store.save(0, catalogue, many);
    await store.save(1, catalogue, [{ kind: "meeting-removed", title: "A", before }]);
    const pending = await store.readPendingChanges();
    expect(pending.map((p) => p.change)).toEqual([...many, { kind: "meeting-removed", title: "A", before }]);
    for (const { id } of pending.slice(0, 12)) await store.markChangeDone(id);
    expect(await store.readPendingChanges()).toEqual(pending.slice(12));
  });

  it("remembers meetings that leave it, and none of a save that came too late", async () => {
    const { store } = removing;
    const [meeting] = catalogue.meetings;
    if (!meeting) throw new Error("no meeting");
    const removed = [{ title: "A", meeting, removedAt: 5 }];
    const change = { kind: "meeting-removed", title: "A", before: meeting } as const;
    await store.save(0, catalogue, []);
    expect(await store.save(0, catalogue, [], removed)).toBe("stale");
    expect(await store.readRemovedMeetings()).toEqual([]);
    await store.save(1, catalogue, [change], removed);
    expect(await store.readRemovedMeetings()).toEqual(removed);
    expect((await store.readPendingChanges()).map((pending) => pending.change)).toEqual([change]);
  });

  it("throws a fault at a record that is no catalogue", async () => {
    const { store, redis, keys } = broken;
    await store.save(0, catalogue, []);
    await redis.set(keys.catalogue(), JSON.stringify({ ...catalogue, meetings: [{ id: "x" }] }));
    await expect(store.read()).rejects.toThrow("catalogue:bad-record");
    await redis.set(keys.catalogue(), "{");
    await expect(store.read()).rejects.toThrow("catalogue:bad-record");
  });

  it("loads 20,000 meetings of 2,000 classes into a snapshot with less than 300 ms of work", async () => {
    const [course, meeting] = [catalogue.courses[0] as Course, catalogue.meetings[0] as Meeting];
    const courseIds = Array.from({ length: 2000 }, (_, i) => `c${i + 1}` as CourseId);
    const meetings = Array.from({ length: 20_000 }, (_, i): Meeting => ({
      ...meeting,
      id: `m${i + 1}` as MeetingId,
      courseId: courseIds[i % 2000] as CourseId,
      startsAt: meeting.startsAt + i * 60_000,
    }));
    const { store } = large;
    await store.save(0, { ...catalogue, courses: courseIds.map((id) => ({ ...course, id })), meetings }, []);
    const times: number[] = [];
    for (let n = 0; n < 3; n++) {
      const start = process.cpuUsage();
      const read = await store.read();
      const snapshot = createSnapshot(read.catalogue, read.version);
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
      expect(snapshot.meetingsByStart).toHaveLength(20_000);
    }
    expect(Math.min(...times)).toBeLessThan(300);
  });
});
