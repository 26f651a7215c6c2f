import { describe, expect, it } from "vitest";
import type { ResidentId } from "../../src/platform/ids.ts";
import { createLibrarians, invitationLastsMs } from "../../src/residents/librarians.ts";
import { createLibrariansStore } from "../../src/residents/librarians-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("librarians on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const state = { now: 1_764_000_000_000 };
  const owner = 1 as ResidentId;
  const librarians = createLibrarians(createLibrariansStore(redis, keys), [owner], { now: () => state.now });
  const invite = async () => {
    const outcome = await librarians.invite(owner);
    if (outcome.kind !== "invited") throw new Error(outcome.kind);
    return outcome.token;
  };

  it("are the owners, and those they invited", async () => {
    expect(await librarians.isLibrarian(owner)).toBe(true);
    expect(await librarians.isLibrarian(2 as ResidentId)).toBe(false);
    const token = await invite();
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(await librarians.accept(token, 2 as ResidentId)).toEqual({ kind: "welcome" });
    expect(await librarians.isLibrarian(2 as ResidentId)).toBe(true);
    expect(await librarians.list()).toEqual({ owners: [1], invited: [{ id: 2, invitedBy: 1, since: state.now }] });
  });

  it("let one of many who try the same invitation in", async () => {
    const token = await invite();
    const outcomes = await Promise.all([11, 12, 13, 14].map((id) => librarians.accept(token, id as ResidentId)));
    expect(outcomes.map((o) => o.kind).sort()).toEqual(["invalid", "invalid", "invalid", "welcome"]);
  });

  it("do not use up an invitation they do not need", async () => {
    const token = await invite();
    expect(await librarians.accept(token, owner)).toEqual({ kind: "already" });
    expect(await librarians.accept(token, 15 as ResidentId)).toEqual({ kind: "welcome" });
  });

  it("refuse an invitation after 24 hours, and one that was never given", async () => {
    const token = await invite();
    state.now += invitationLastsMs;
    expect(await librarians.accept(token, 21 as ResidentId)).toEqual({ kind: "invalid" });
    expect(await librarians.accept("A".repeat(22), 21 as ResidentId)).toEqual({ kind: "invalid" });
    expect(await librarians.isLibrarian(21 as ResidentId)).toBe(false);
  });

  it("lose their rights at once when an owner takes them away, and cannot do so themselves", async () => {
    await librarians.accept(await invite(), 31 as ResidentId);
    await librarians.accept(await invite(), 32 as ResidentId);
    expect(await librarians.revoke(31 as ResidentId, 32 as ResidentId)).toEqual({ kind: "not-allowed" });
    expect(await librarians.invite(31 as ResidentId)).toEqual({ kind: "not-allowed" });
    expect(await librarians.revoke(owner, 31 as ResidentId)).toEqual({ kind: "revoked" });
    expect(await librarians.revoke(owner, 31 as ResidentId)).toEqual({ kind: "unknown" });
    expect(await librarians.isLibrarian(31 as ResidentId)).toBe(false);
  });

  it("keep no token in Redis", async () => {
    const token = await invite();
    expect(await redis.exists(keys.librarianInvitation(token))).toBe(0);
  });
});
