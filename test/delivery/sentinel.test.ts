import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import type { MeetingId } from "../../src/platform/ids.ts";
import { connectRedis } from "../../src/redis/connect.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { inventProgramme } from "../bench/programme.ts";
import { wantToRegister } from "../faults/conversation.ts";
import { openStage, until } from "../faults/stage.ts";
import { startWatchedRedis } from "../support/redis-sentinel.ts";

const now = "2026-11-23T05:00:00+07:00";
const meeting = "m15" as MeetingId;

describe("a Redis primary watched by a Sentinel", () => {
  it("is replaced when it dies, and the program goes on with what was stored", { timeout: 90_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "sentinel-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const watched = await startWatchedRedis(folder, inject("redisBinary"));
    onTestFinished(() => watched.stop());
    const redis = connectRedis(watched.address);
    redis.on("error", () => {});
    onTestFinished(() => redis.disconnect());
    const programme = inventProgramme({ courses: 5, meetings: 20, now: Date.parse(now), aDay: 2 });
    await createCatalogueStore(redis, createKeys()).save(0, programme, []);
    const stage = await openStage({ recipients: 0, sendRate: 25 });
    onTestFinished(() => stage.close());
    await stage.startProgram({ REDIS_URL: watched.address, CLOCK_START: now });

    const { emulator } = stage;
    const before = emulator.person({ id: 100, firstName: "Rina" });
    const after = emulator.person({ id: 101, firstName: "Siti" });
    const registered = (id: number) =>
      emulator.messagesIn(id).find(({ from, text }) => from === "bot" && text.includes("Terdaftar!"))?.text;
    wantToRegister(emulator, [before], meeting);
    await until("one is registered", () => registered(before.id) !== undefined);
    const code = /M15-\w+/.exec(registered(before.id) ?? "")?.[0] ?? "";
    // The primary itself waits for its replica.
    expect(await redis.call("WAIT", "1", "10000")).toBe(1);

    watched.killPrimary();
    wantToRegister(emulator, [after], meeting);
    await until("another is registered", () => registered(after.id) !== undefined, 60_000);
    const heard = emulator.messagesIn(before.id).length;
    before.say("/pendaftaranku");
    await until("it is answered", () => emulator.messagesIn(before.id).length > heard + 1);
    expect(emulator.messagesIn(before.id).at(-1)?.text).toContain(code);
  });
});
