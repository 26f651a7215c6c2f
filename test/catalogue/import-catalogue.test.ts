import { describe, expect, it } from "vitest";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import { importCatalogue, type ImportRequest } from "../../src/catalogue/import-catalogue.ts";
import { emptyCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import type { MeetingId } from "../../src/platform/ids.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { courses, local, table } from "./workbooks.ts";

const now = Date.parse("2026-11-20T09:00+07:00");

describe.each(redisKinds)("importCatalogue on %s", (kind) => {
  const rooms = Array.from({ length: 8 }, () => {
    const { redis, keys } = testRedis(kind);
    return createCatalogueStore(redis, keys);
  });
  /** A library of its own; each registered meeting has three people. */
  function library(registered: string[] = []) {
    const store = rooms.pop();
    if (!store) throw new Error("no room left");
    const registrationsOf = async (ids: readonly MeetingId[]) =>
      new Map(ids.map((id) => [id, registered.includes(id) ? 3 : 0]));
    const bring = (tables: ImportRequest["tables"], more: Partial<ImportRequest> = {}) =>
      importCatalogue(
        { store, clock: { now: () => now }, local, registrationsOf },
        { tables, missing: "empty", confirmed: false, ...more },
      );
    return { store, bring };
  }

  it("imports a whole workbook and counts what is there now", async () => {
    const { store, bring } = library();
    const outcome = await bring([courses({}, { tanggal: "2026-12-05" }), table("communities", [{ komunitas: "IT" }])]);
    expect(outcome).toMatchObject({
      ...{ kind: "imported", version: 1 },
      counts: { courses: 1, meetings: 2, competitions: 0, answers: 0, stops: 0, communities: 1 },
    });
    expect((await store.read()).catalogue.meetings).toHaveLength(2);
    expect(await store.readPendingChanges()).toEqual([]);
  });

  it("imports nothing at all while one row is wrong", async () => {
    const { store, bring } = library();
    expect(await bring([courses({}, { kuota: "banyak" })])).toMatchObject({ kind: "problems", problems: [{ row: 3 }] });
    expect(await store.read()).toEqual({ version: 0, catalogue: emptyCatalogue });
  });

  it("wants confirmation for changes that concern people registered, and then leaves them to be told", async () => {
    const { store, bring } = library(["m2"]);
    await bring([courses({}, { tanggal: "2026-12-05" }, { tanggal: "2026-12-12" })]);
    const changed = [courses({ lokasi: "Aula" }, { tanggal: "2026-12-06" })];
    const asked = await bring(changed);
    expect(asked).toMatchObject({
      kind: "needs-confirmation",
      version: 1,
      changes: [{ registrations: 3, change: { kind: "meeting-moved", before: { id: "m2" } } }],
    });
    expect(await store.readVersion()).toBe(1);
    expect(await bring(changed, { confirmed: true, version: 1 })).toMatchObject({ kind: "imported", version: 2 });
    expect((await store.readPendingChanges()).map((p) => [p.change.kind, p.change.before.id])).toEqual([
      ["place-changed", "m1"],
      ["meeting-moved", "m2"],
      ["meeting-removed", "m3"],
    ]);
  });

  it("wants confirmation before coming meetings leave the schedule where it is asked for, past ones need none", async () => {
    const { store, bring } = library();
    await bring([courses({}, { tanggal: "2026-12-05" }, { tanggal: "2026-11-13" })]);
    const fewer = [courses({})];
    const asking = { asksBeforeDropping: true };
    const leftOut = { dropped: 1, kept: 1 };
    expect(await bring(fewer, asking)).toEqual({ kind: "needs-confirmation", version: 1, changes: [], ...leftOut });
    expect(await store.readVersion()).toBe(1);
    expect(await bring(fewer, { ...asking, confirmed: true })).toMatchObject({ kind: "imported", ...leftOut });
    expect(await bring([courses({}, { tanggal: "2026-12-05" })], asking)).toMatchObject({ kind: "imported" });
    expect(await bring([courses({})])).toMatchObject({ kind: "imported", dropped: 1, kept: 0 });
  });

  it("says nothing about meetings that are over", async () => {
    const { store, bring } = library(["m1"]);
    await bring([courses({ tanggal: "2026-11-13" })]);
    expect(await bring([courses({})])).toMatchObject({ kind: "imported" });
    expect(await store.readPendingChanges()).toEqual([]);
  });

  it("is stale when the catalogue is another one than what was confirmed", async () => {
    const { bring } = library();
    await bring([courses({})]);
    await bring([courses({ kuota: "12" })]);
    expect(await bring([courses({ kuota: "13" })], { confirmed: true, version: 1 })).toEqual({ kind: "stale" });
  });

  it("lets one of two who import at once through; the other is told", async () => {
    const { store, bring } = library();
    const outcomes = await Promise.all([bring([courses({ kuota: "1" })]), bring([courses({ kuota: "2" })])]);
    expect(outcomes.map((o) => o.kind).sort()).toEqual(["imported", "stale"]);
    const winner = outcomes.findIndex((o) => o.kind === "imported") + 1;
    expect((await store.read()).catalogue.meetings).toMatchObject([{ quota: winner }]);
  });

  it("keeps the other tables when one table is sent alone", async () => {
    const { store, bring } = library();
    await bring([courses({}), table("answers", [{ pertanyaan: "Jam?", jawaban: "08.00" }])]);
    const communities = table("communities", [{ komunitas: "IT" }]);
    expect(await bring([communities], { missing: "keep" })).toMatchObject({ kind: "imported", changes: [] });
    expect((await store.read()).catalogue).toMatchObject({
      meetings: [{ id: "m1" }],
      answers: [{ question: "Jam?" }],
      communities: [{ title: "IT" }],
    });
  });
});
