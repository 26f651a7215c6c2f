/** The use cases of registration on a real Redis, with a clock that stands still and an outbox to look into. */
import type { PendingChange } from "../../src/catalogue/change.ts";
import type { CatalogueSnapshot } from "../../src/catalogue/snapshot.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createTexts } from "../../src/platform/texts.ts";
import { applyCatalogueChanges } from "../../src/registration/apply-catalogue-changes.ts";
import { createAbsencesStore } from "../../src/registration/absences-store.ts";
import { answerOffer } from "../../src/registration/answer-offer.ts";
import { cancelRegistration } from "../../src/registration/cancel-registration.ts";
import { confirmComing } from "../../src/registration/confirm-coming.ts";
import { myRegistrations } from "../../src/registration/my-registrations.ts";
import { passOnOffers } from "../../src/registration/pass-on-offers.ts";
import { placeInLine } from "../../src/registration/place-in-line.ts";
import { register } from "../../src/registration/register.ts";
import type { RegistrationDeps } from "../../src/registration/registration-deps.ts";
import { newRegistrationCode } from "../../src/registration/registration.ts";
import { createNoticeRelay } from "../../src/registration/relay-notices.ts";
import { rosterPage } from "../../src/registration/roster-page.ts";
import { createRosterStore } from "../../src/registration/roster-store.ts";
import { createResidentsStore } from "../../src/residents/residents-store.ts";
import type { Resident } from "../../src/residents/resident.ts";
import type { TestRedis } from "../support/redis.ts";
import { local, monday, programme } from "./catalogue-sample.ts";
import { collectingOutbox } from "./collecting-outbox.ts";

export const texts = createTexts(new URL("../../locales/", import.meta.url), local);

export function createSetting({ redis, keys }: TestRedis) {
  const state: { snapshot: CatalogueSnapshot; now: number; pending: PendingChange[] } = {
    snapshot: programme([]),
    now: monday,
    pending: [],
  };
  const store = createRosterStore(redis, keys);
  const residents = createResidentsStore(redis, keys);
  const outbox = collectingOutbox();
  const catalogue = () => state.snapshot;
  const clock = { now: () => state.now };
  const relay = createNoticeRelay({ store, residents, catalogue, texts, outbox, logger: silentLogger });
  const relayNotices = (partition: number) => relay.start(partition);
  const absences = createAbsencesStore(redis, keys);
  const rules = () => ({ offerHours: 6, askAt: "17:00", releaseAt: "12:00" });
  const deps: RegistrationDeps = {
    absences,
    rules,
    store,
    residents,
    catalogue,
    clock,
    local,
    newCode: newRegistrationCode,
    relayNotices,
  };
  let requests = 0;

  return {
    state,
    store,
    residents,
    outbox,
    relay,
    absences,
    deps,
    clock,
    catalogue,
    /** Somebody with consent and as many participants as wanted. */
    async newResident(id: number, people = 1, language: "id" | "en" = "id"): Promise<Resident> {
      const residentId = id as ResidentId;
      await residents.markReachable(residentId);
      await residents.saveConsent(residentId, monday);
      await residents.setLanguage(residentId, language);
      for (let i = 1; i <= people; i++)
        await residents.addParticipant(residentId, {
          name: `Nama ${id} ${i}`,
          birthYear: 1980 + i,
          relation: i === 1 ? "self" : "child",
        });
      return residents.read(residentId);
    },
    register: (
      resident: Resident,
      meetingId: string,
      people = ["p1"],
      agreedToWait = true,
      requestId = `u${++requests}`,
    ) =>
      register(deps, {
        requestId,
        resident,
        meetingId: meetingId as MeetingId,
        participants: resident.participants.filter((p) => people.includes(p.id)),
        agreedToWait,
      }),
    cancel: (resident: Resident, code: RegistrationCode, requestId = `u${++requests}`) =>
      cancelRegistration(deps, { requestId, residentId: resident.id, code }),
    /** One of a household. */
    cancelOne: (resident: Resident, code: RegistrationCode, person: string, requestId = `u${++requests}`) =>
      cancelRegistration(deps, { requestId, residentId: resident.id, code, participantId: person as ParticipantId }),
    answer: (resident: Resident, code: RegistrationCode, answer: "take" | "skip", requestId = `u${++requests}`) =>
      answerOffer(deps, { requestId, residentId: resident.id, code, answer }),
    passOn: () => passOnOffers(deps),
    mine: (resident: Resident) => myRegistrations(deps, resident.id),
    coming: (resident: Resident, code: RegistrationCode) => confirmComing(deps, { residentId: resident.id, code }),
    placeInLine: (meetingId: string, people?: number) => placeInLine(deps, meetingId as MeetingId, people),
    roster: (meetingId: string, list: "seated" | "waiting" = "seated") =>
      rosterPage(deps, { meetingId: meetingId as MeetingId, list, offset: 0, limit: 10 }),
    /** What the library changes, and its consequences. */
    applyChanges: (...changes: PendingChange["change"][]) => {
      state.pending.push(...changes.map((change, i) => ({ id: `${state.pending.length + 1}-${i}`, change })));
      return applyCatalogueChanges({
        store,
        residents,
        texts,
        outbox,
        clock,
        local,
        rules,
        relayNotices,
        attachCalendar: (_t, content) => content,
        pending: {
          readPendingChanges: async () => [...state.pending],
          markChangeDone: async (id) => {
            state.pending = state.pending.filter((p) => p.id !== id);
          },
        },
      });
    },
  };
}
