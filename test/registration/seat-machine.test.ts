/** Any order of register, cancel, repetition, and change of quota, checked step by step against a plain model of the roster. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { rosterPartition } from "../../src/redis/keys.ts";
import { newRegistrationCode } from "../../src/registration/registration.ts";
import { createRosterStore, type Allocation } from "../../src/registration/roster-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

interface Entry {
  readonly code: string;
  readonly resident: number;
  readonly people: readonly string[];
}

/** The rules without Redis: two lists, and the first in line who fits gets what is free. */
class Model {
  seated: Entry[] = [];
  line: Entry[] = [];
  promoted: string[] = [];
  cancelled: string[] = [];

  taken = () => this.seated.reduce((sum, e) => sum + e.people.length, 0);

  fill(quota: number): void {
    for (;;) {
      const free = quota - this.taken();
      const next = this.line.findIndex((e) => e.people.length <= free);
      if (free <= 0 || next < 0) return;
      const [entry] = this.line.splice(next, 1) as [Entry];
      this.seated.push(entry);
      this.promoted.push(entry.code);
    }
  }

  register(entry: Entry, quota: number, agreed: boolean): Allocation["kind"] {
    const own = [...this.seated, ...this.line].filter((e) => e.resident === entry.resident);
    if (own.some((e) => e.people.some((p) => entry.people.includes(p)))) return "already-registered";
    this.fill(quota);
    if (this.taken() + entry.people.length <= quota) {
      this.seated.push(entry);
      return "seated";
    }
    if (!agreed) return "full";
    this.line.push(entry);
    return "waitlisted";
  }

  cancel(code: string, quota: number): void {
    this.seated = this.seated.filter((e) => e.code !== code);
    this.line = this.line.filter((e) => e.code !== code);
    this.cancelled.push(code);
    this.fill(quota);
  }
}

const resident = fc.integer({ min: 1, max: 6 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("register" as const),
      resident,
      people: fc.subarray(["p1", "p2", "p3"], { minLength: 1 }),
      agreed: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("cancel" as const), nth: fc.nat(20), stranger: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("quota" as const), quota: fc.integer({ min: 1, max: 8 }) }) },
);

describe.each(redisKinds)("seat machine on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createRosterStore(redis, keys);
  let meetings = 0;

  it("does what the rules say, whatever happens in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const meetingId = `m${++meetings}` as MeetingId;
        const model = new Model();
        let quota = 3;
        let request = 0;
        const given: { code: string; resident: number }[] = [];
        let repeat = async () => {};

        for (const step of steps) {
          const requestId = `u${++request}`;
          switch (step.kind) {
            case "register": {
              const ask = (code = newRegistrationCode(meetingId)) =>
                store.allocate({
                  meetingId,
                  quota,
                  code,
                  residentId: step.resident as ResidentId,
                  participantIds: step.people as ParticipantId[],
                  requestId,
                  agreedToWait: step.agreed,
                  now: 1,
                });
              const code = newRegistrationCode(meetingId);
              const outcome = await ask(code);
              expect(outcome.kind).toBe(model.register({ code, ...step }, quota, step.agreed));
              if (outcome.kind === "waitlisted")
                expect(outcome.position).toBe(model.line.findIndex((e) => e.code === code) + 1);
              if (outcome.kind === "full") expect(outcome.position).toBe(model.line.length + 1);
              if (outcome.kind === "seated" || outcome.kind === "waitlisted")
                given.push({ code, resident: step.resident });
              repeat = async () => {
                const again = await ask();
                expect({ ...again, position: 0 }).toEqual({ ...outcome, position: 0 });
              };
              break;
            }
            case "cancel": {
              const { code, resident } = given[step.nth % (given.length || 1)] ?? { code: "M1-000000", resident: 1 };
              const residentId = (step.stranger ? 99 : resident) as ResidentId;
              const give = () => store.release({ code: code as RegistrationCode, residentId, requestId, quota });
              const known = given.length > 0 && !step.stranger;
              const expected = !known
                ? "not-found"
                : model.cancelled.includes(code)
                  ? "already-cancelled"
                  : "cancelled";
              expect((await give()).kind).toBe(expected);
              if (expected === "cancelled") model.cancel(code, quota);
              repeat = async () => expect((await give()).kind).toBe(expected);
              break;
            }
            case "quota": {
              quota = step.quota;
              await store.fill(meetingId, quota);
              model.fill(quota);
              repeat = async () => expect(await store.fill(meetingId, quota)).toBe(0);
              break;
            }
            case "repeat":
              await repeat();
          }

          const codes = async (list: "seated" | "waiting") => {
            const all: string[] = [];
            for await (const some of store.walk(meetingId, list)) all.push(...some.map((r) => r.code));
            return all;
          };
          const [seated, line, seats] = await Promise.all([
            codes("seated"),
            codes("waiting"),
            store.seatsOf([meetingId]),
          ]);
          expect(seated).toEqual(model.seated.map((e) => e.code));
          expect(line).toEqual(model.line.map((e) => e.code));
          expect(seats.get(meetingId)).toEqual({
            taken: model.taken(),
            waiting: model.line.reduce((sum, e) => sum + e.people.length, 0),
          });
        }

        const partition = rosterPartition(meetingId);
        const events = await store.readEvents(partition, 1_000);
        expect(events.filter((e) => e.kind === "promoted").map((e) => e.code)).toEqual(model.promoted);
        expect(events.filter((e) => e.kind === "cancelled").map((e) => e.code)).toEqual(model.cancelled);
        await store.removeEvents(
          partition,
          events.map((e) => e.id),
        );
        for (const { code, resident } of given) expect(await store.codesOf(resident as ResidentId)).toContain(code);
      }),
      { numRuns: 30 },
    );
  });
});
