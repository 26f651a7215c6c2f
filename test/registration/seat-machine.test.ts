/** Any order of all that happens to seats, with repetitions and crashes in between, checked step by step against a plain model. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PendingChange } from "../../src/catalogue/change.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { rosterPartition } from "../../src/redis/keys.ts";
import { applyCatalogueChanges } from "../../src/registration/apply-catalogue-changes.ts";
import { newRegistrationCode } from "../../src/registration/registration.ts";
import { createNoticeRelay } from "../../src/registration/relay-notices.ts";
import { seatsToGive } from "../../src/registration/seats-to-give.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { meeting, monday, programme, saturday } from "./catalogue-sample.ts";
import { SeatModel, type Entry } from "./seat-model.ts";
import { createSetting, texts } from "./setting.ts";

const hour = 3_600_000;
const nth = fc.nat(20);
/** Where the program dies while it carries out what the library changed; the next tick takes it up. */
const crash = fc.constantFrom(
  "no" as const,
  "no" as const,
  "before-telling" as const,
  "before-clearing" as const,
  "before-noting" as const,
);
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
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("cancel-one" as const), nth, person: fc.constantFrom("p1", "p2", "p3") }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("take" as const, "skip" as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("pass-time" as const), hours: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("quota" as const), quota: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("coming" as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hold" as const), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("restore" as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("warn" as const, "release" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("move" as const), hours: fc.integer({ min: 1, max: 400 }), crash }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("cancel-meeting" as const, "tick" as const), crash }) },
);
/** What becomes of the notices right after a step: told; told, and the program dies before it is noted; not told yet. */
const relaying = fc.constantFrom("told" as const, "told" as const, "died-after" as const, "died-before" as const);

describe.each(redisKinds)("seat machine on %s", (kind) => {
  const setting = createSetting(testRedis(kind));
  const { store, state, outbox, residents } = setting;
  let meetings = 0;

  it("does what the rules say, whatever happens in whatever order", async () => {
    const residentIds = Array.from({ length: 8 }, (_, i) => (i + 1) as ResidentId);
    for (const id of residentIds) await setting.newResident(id, 3);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, relaying), { minLength: 5, maxLength: 60 }), async (steps) => {
        const meetingId = `m${++meetings}` as MeetingId;
        const partition = rosterPartition(meetingId);
        let current = meeting(meetingId, { startsAt: saturday + 20 * 24 * hour });
        state.snapshot = programme([current]);
        const model = new SeatModel();
        const everybodyEver = new Map<string, Entry>();
        const toldBefore = outbox.messages.length;
        const expectedNotices: string[] = [];
        let now = monday;
        let requests = 0;
        let repeat = async () => {};
        const moving = () => ({ quota: model.quota, now, heldUntil: model.heldUntil });
        const pick = (n: number): Entry | undefined => model.entries[n % (model.entries.length || 1)];

        /** What runs after a change and each minute, up to the point where the program dies. */
        const tick = async (crash: "no" | "before-telling" | "before-clearing" | "before-noting") => {
          const { store, deps, outbox, residents } = setting;
          const die = () => Promise.reject(new Error("power cut"));
          state.now = now;
          const run = applyCatalogueChanges({
            ...deps,
            store: crash === "before-clearing" ? { ...store, clear: die } : store,
            residents,
            texts,
            outbox: crash === "before-telling" ? { enqueue: die } : outbox,
            attachCalendar: (_t, content) => content,
            // Told in this test's own time.
            relayNotices: () => {},
            pending: {
              readPendingChanges: async () => [...model.pending],
              markChangeDone: async (id) => {
                if (crash === "before-noting") await die();
                model.pending = model.pending.filter((p) => p.id !== id);
              },
            },
          });
          let died = false;
          for (const one of [...model.pending]) {
            if (died) break;
            const { change } = one;
            if (change.kind === "meeting-moved" && change.after.startsAt < change.before.startsAt) {
              const most = seatsToGive(deps, change.after).heldUntil;
              for (const entry of model.offered) entry.heldUntil = Math.min(entry.heldUntil, most);
            }
            if (change.kind === "meeting-removed") model.isClosed = true;
            const isOver = change.kind === "meeting-removed" && change.before.endsAt <= now;
            const isEmpty = model.line.length + model.offered.length + model.seated.length === 0;
            died = (crash === "before-telling" && !isOver && !isEmpty) || crash === "before-noting";
            if (!isOver && crash !== "before-telling") expectedNotices.push(...model.tellOf(one));
            if (change.kind !== "meeting-removed" || isOver) continue;
            if (crash === "before-clearing") died = true;
            else if (crash !== "before-telling" || isEmpty) model.clear();
          }
          await (died ? expect(run).rejects.toThrow("power cut") : run);
        };
        const change = (change: PendingChange["change"]) =>
          model.pending.push({ id: `${meetings}-${++requests}`, change });

        for (const [step, relay] of steps) {
          const requestId = `u${++requests}`;
          model.heldUntil = now + 6 * hour;
          const takenBefore = model.taken();
          switch (step.kind) {
            case "register": {
              // The use case looks at the programme first.
              if (model.isOff && !model.isClosed) break;
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
              everybodyEver.set(code, entry);
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
            case "cancel-one": {
              const entry = pick(step.nth);
              if (!entry) break;
              const [code, residentId] = [entry.code as RegistrationCode, entry.resident as ResidentId];
              const participantId = step.person as ParticipantId;
              const given = moving();
              const give = async () =>
                (await store.release({ ...given, code, residentId, requestId, participantId })).kind;
              const expected = model.endOne(entry, step.person);
              expect(await give()).toBe(expected);
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
              if (model.isOff) break;
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
            case "restore": {
              const entry = pick(step.nth);
              if (!entry) break;
              const [code, residentId] = [entry.code as RegistrationCode, entry.resident as ResidentId];
              const restore = () => store.restorePlace({ ...moving(), code, residentId });
              expect(await restore()).toBe(model.restore(entry));
              repeat = async () => expect(await restore()).toBe(false);
              break;
            }
            case "warn":
              await store.markStep(meetingId, "warned", current.startsAt);
              model.warnedFor = current.startsAt;
              repeat = async () => {};
              break;
            case "release": {
              const [askedAt, registeredBefore] = [now - 5 * hour, now - 2 * hour];
              const { startsAt } = current;
              const given = { ...moving(), meetingId, startsAt, askedAt, registeredBefore };
              expect(await store.releaseSilent(given)).toBe(model.releaseSilent(startsAt, askedAt, registeredBefore));
              repeat = async () => expect(await store.releaseSilent(given)).toBe(0);
              break;
            }
            case "move": {
              if (model.isOff) break;
              const before = current;
              const startsAt = now + step.hours * hour;
              current = { ...before, startsAt, endsAt: startsAt + 2 * hour };
              state.snapshot = programme([current]);
              change({ kind: "meeting-moved", title: "Melukis", before, after: current });
              await tick(step.crash);
              repeat = () => tick("no");
              break;
            }
            case "cancel-meeting":
              if (model.isOff) break;
              state.snapshot = programme([]);
              change({ kind: "meeting-removed", title: "Melukis", before: current });
              [model.isOff, model.quota] = [true, 0];
              await tick(step.crash);
              repeat = () => tick("no");
              break;
            case "tick":
              await tick(step.crash);
              repeat = () => tick("no");
              break;
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
          const known = await Promise.all(residentIds.map((id) => store.codesOf(id)));
          expect(known.flat()).toEqual(expect.arrayContaining(found.map((r) => r.code)));
          for (const r of found)
            if (r.state === "waiting" && !model.isClosed)
              expect(taken + r.participantIds.length).toBeGreaterThan(model.quota);
        }

        await tick("no");
        expect(model.pending).toEqual([]);
        expectedNotices.push(...model.relay());
        setting.relay.start(partition);
        await setting.relay.idle();
        const told = outbox.messages
          .slice(toldBefore)
          .map((m) => ({ kind: m.id.split("/")[0] as string, chatId: m.chatId }));
        expect(told.map((m) => m.kind)).toEqual(expectedNotices.map((n) => n.split(" ")[0]));
        const ownerOf = (notice: string) => everybodyEver.get(notice.split(" ")[1] as string)?.resident;
        expect(told.map((m) => m.chatId)).toEqual(expectedNotices.map(ownerOf));
        // Nobody of a cancelled meeting is left behind, unless it was over before.
        if (model.isClosed && model.entries.length === 0)
          for (const found of await store.find([...everybodyEver.keys()] as RegistrationCode[]))
            expect(found).toBeNull();
        for (const { code, resident, state } of model.entries)
          if (state !== "over") expect(await store.codesOf(resident as ResidentId)).toContain(code);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
