/** Any order of all that happens to seats, with repetitions and crashes in between, checked step by step against a plain model. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { rosterPartition } from "../../src/redis/keys.ts";
import { newRegistrationCode } from "../../src/registration/registration.ts";
import { createNoticeRelay } from "../../src/registration/relay-notices.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { meeting, monday, programme, saturday } from "./catalogue-sample.ts";
import { SeatModel, type Entry } from "./seat-model.ts";
import { createSetting, texts } from "./setting.ts";

const hour = 3_600_000;
const nth = fc.nat(20);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("register" as const),
      resident: fc.integer({ min: 1, max: 8 }),
      people: fc.subarray(["p1", "p2", "p3"], { minLength: 1 }),
      agreed: fc.boolean(),
      behind: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("cancel" as const), nth, stranger: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("take" as const, "skip" as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("pass-time" as const), hours: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("quota" as const), quota: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("coming" as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hold" as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("warn" as const, "release" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat" as const) }) },
);
/** What becomes of the notices right after a step: told; told, and the program dies before it is noted; not told yet. */
const relaying = fc.constantFrom("told" as const, "told" as const, "died-after" as const, "died-before" as const);

describe.each(redisKinds)("seat machine on %s", (kind) => {
  const setting = createSetting(testRedis(kind));
  const { store, state, outbox, residents } = setting;
  let meetings = 0;

  it("does what the rules say, whatever happens in whatever order", async () => {
    for (let id = 1; id <= 8; id++) await setting.newResident(id, 3);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, relaying), { minLength: 5, maxLength: 60 }), async (steps) => {
        const meetingId = `m${++meetings}` as MeetingId;
        const partition = rosterPartition(meetingId);
        state.snapshot = programme([meeting(meetingId)]);
        const model = new SeatModel();
        const toldBefore = outbox.messages.length;
        const expectedNotices: string[] = [];
        let now = monday;
        let requests = 0;
        let repeat = async () => {};
        const moving = () => ({ quota: model.quota, now, heldUntil: model.heldUntil });
        const pick = (n: number): Entry | undefined => model.entries[n % (model.entries.length || 1)];

        for (const [step, relay] of steps) {
          const requestId = `u${++requests}`;
          model.heldUntil = now + 6 * hour;
          const takenBefore = model.taken();
          switch (step.kind) {
            case "register": {
              const given = moving();
              const ask = (code: RegistrationCode) =>
                store.allocate({
                  ...given,
                  meetingId,
                  code,
                  residentId: step.resident as ResidentId,
                  participantIds: step.people as ParticipantId[],
                  requestId,
                  agreedToWait: step.agreed,
                  behind: step.behind,
                });
              const code = newRegistrationCode(meetingId);
              const { resident, people, behind } = step;
              const entry: Entry = {
                code,
                resident,
                people,
                behind,
                since: now,
                comingAt: null,
                heldUntil: 0,
                state: "over",
              };
              const outcome = await ask(code);
              expect(outcome.kind).toBe(model.register(entry, step.agreed));
              if (outcome.kind === "waitlisted") expect(outcome.position).toBe(model.positionOf(entry));
              if (outcome.kind === "full") expect(outcome.position).toBe(model.line.length + 1);
              repeat = async () => {
                const again = await ask(newRegistrationCode(meetingId));
                expect({ ...again, position: 0 }).toEqual({ ...outcome, position: 0 });
              };
              break;
            }
            case "cancel": {
              const entry = pick(step.nth);
              const code = (entry?.code ?? "M1-000000") as RegistrationCode;
              const residentId = (step.stranger ? 99 : (entry?.resident ?? 1)) as ResidentId;
              const given = moving();
              const give = async () => (await store.release({ ...given, code, residentId, requestId })).kind;
              const expected =
                !entry || step.stranger ? "not-found" : entry.state === "over" ? "already-cancelled" : "cancelled";
              expect(await give()).toBe(expected);
              if (entry && expected === "cancelled") model.end("cancelled", entry);
              repeat = async () => expect(await give()).toBe(expected);
              break;
            }
            case "take":
            case "skip": {
              const entry = pick(step.nth);
              if (!entry) break;
              const { code, resident } = entry;
              const request = {
                ...moving(),
                code: code as RegistrationCode,
                residentId: resident as ResidentId,
                requestId,
              };
              const give = () => store.answerOffer({ ...request, answer: step.kind });
              const answers = {
                offered: step.kind === "take" ? "taken" : "skipped",
                seated: "taken",
                waiting: "waiting",
                over: "gone",
              };
              const expected = answers[entry.state];
              const wasOffered = entry.state === "offered";
              expect(await give()).toBe(expected);
              if (wasOffered && step.kind === "take") model.take(entry, now);
              if (wasOffered && step.kind === "skip") model.end("cancelled", entry);
              repeat = async () => expect(await give()).toBe(expected);
              break;
            }
            case "pass-time": {
              now += step.hours * hour;
              model.heldUntil = now + 6 * hour;
              const given = moving();
              const sweep = async () => {
                for (const code of await store.dueOffers(partition, now)) await store.expire(code, given);
              };
              const due = model.offered.filter((e) => e.heldUntil <= now);
              due.sort((a, b) => a.heldUntil - b.heldUntil || (a.code < b.code ? -1 : 1));
              for (const entry of due) model.end("expired", entry);
              await sweep();
              repeat = sweep;
              break;
            }
            case "quota": {
              model.quota = step.quota;
              const given = moving();
              expect(await store.offerFree(meetingId, given)).toBe(model.change(() => {}));
              repeat = async () => expect(await store.offerFree(meetingId, given)).toBe(0);
              break;
            }
            case "coming": {
              const entry = pick(step.nth);
              if (!entry) break;
              const confirm = () =>
                store.confirm({ code: entry.code as RegistrationCode, residentId: entry.resident as ResidentId, now });
              expect(await confirm()).toBe(entry.state === "over" ? "cancelled" : entry.state);
              if (entry.state === "seated") entry.comingAt = now;
              repeat = async () => {};
              break;
            }
            case "hold": {
              const entry = pick(step.nth);
              if (!entry) break;
              const until = now + hour;
              await store.hold(entry.code as RegistrationCode, until);
              if (entry.state === "offered") entry.heldUntil = until;
              repeat = async () => {};
              break;
            }
            case "warn":
              await store.markStep(meetingId, "warned", saturday);
              model.isWarned = true;
              repeat = async () => {};
              break;
            case "release": {
              const [askedAt, registeredBefore] = [now - 5 * hour, now - 2 * hour];
              const given = { ...moving(), meetingId, startsAt: saturday, askedAt, registeredBefore };
              expect(await store.releaseSilent(given)).toBe(model.releaseSilent(askedAt, registeredBefore));
              repeat = async () => expect(await store.releaseSilent(given)).toBe(0);
              break;
            }
            case "repeat":
              await repeat();
          }

          if (relay !== "died-before") {
            const removeEvents = relay === "told" ? store.removeEvents : () => Promise.reject(new Error("power cut"));
            const catalogue = setting.catalogue;
            const dying = { ...store, removeEvents };
            const logger = silentLogger;
            const notices = createNoticeRelay({ store: dying, residents, catalogue, texts, outbox, logger });
            expectedNotices.push(...model.relay());
            notices.start(partition);
            await notices.idle();
          }

          const listed = async (list: "seated" | "waiting" | "offered") => {
            const all: string[] = [];
            for await (const some of store.walk(meetingId, list)) all.push(...some.map((r) => r.code));
            return all;
          };
          const [seated, offered, line, seats] = await Promise.all([
            listed("seated"),
            listed("offered"),
            listed("waiting"),
            store.seatsOf([meetingId]),
          ]);
          expect(seated).toEqual(model.seated.map((e) => e.code));
          expect(offered.sort()).toEqual(model.offered.map((e) => e.code).sort());
          expect(line).toEqual(model.line.map((e) => e.code));
          const waiting = model.line.reduce((sum, e) => sum + e.people.length, 0);
          expect(seats.get(meetingId)).toEqual({ taken: model.taken(), waiting });

          // What holds whatever the model says.
          const found = (await store.find([...seated, ...offered, ...line] as RegistrationCode[])).map((r) => r!);
          const holders = found.filter((r) => r.state !== "waiting");
          const taken = holders.reduce((sum, r) => sum + r.participantIds.length, 0);
          expect(taken).toBeLessThanOrEqual(Math.max(model.quota, takenBefore));
          const everybody = found.flatMap((r) => r.participantIds.map((p) => `${r.residentId} ${p}`));
          expect(new Set(everybody).size).toBe(everybody.length);
          for (const r of found)
            if (r.state === "waiting") expect(taken + r.participantIds.length).toBeGreaterThan(model.quota);
        }

        expectedNotices.push(...model.relay());
        setting.relay.start(partition);
        await setting.relay.idle();
        const told = outbox.messages.slice(toldBefore).map((m) => {
          const kind = m.id.split("/")[0] as string;
          const code = model.entries.find((e) => m.text.includes(e.code))?.code;
          return { kind, code, chatId: m.chatId };
        });
        expect(told.map((m) => m.kind)).toEqual(expectedNotices.map((n) => n.split(" ")[0]));
        const owners = new Map(model.entries.map((e) => [e.code, e.resident]));
        expect(told.map((m) => m.chatId)).toEqual(expectedNotices.map((n) => owners.get(n.split(" ")[1] as string)));
        for (const { code, resident, state } of model.entries)
          if (state !== "over") expect(await store.codesOf(resident as ResidentId)).toContain(code);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
