/** A librarian changes one meeting: what it becomes, how many people that concerns, and only then the change. */
import type { Meeting } from "../src/catalogue/catalogue.ts";
import type { EditOutcome } from "../src/catalogue/edit-meeting.ts";
import { parseMeetingTime } from "../src/catalogue/meeting-time.ts";
import type { MeetingId } from "../src/platform/ids.ts";
import type { Html } from "../src/platform/markup.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import {
  manageMeetingFlowId,
  meetingData,
  type MeetingEdit,
  meetingsData,
} from "../src/telegram/handlers/librarian-programme.ts";
import { cancelButton, choiceButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import { beginVisit, type Visit } from "./visit.ts";

/** What the meeting becomes. */
type Change =
  | { readonly kind: "move"; readonly startsAt: number; readonly endsAt: number }
  | { readonly kind: "place"; readonly place: string }
  | { readonly kind: "quota"; readonly quota: number }
  | { readonly kind: "cancel" };

/** The meeting as the librarian saw it. */
interface Seen {
  readonly meeting: Meeting;
  readonly course: string;
}

export const manageMeeting = (deps: BotDeps): Flow<[MeetingId, MeetingEdit]> => ({
  id: manageMeetingFlowId,
  librariansOnly: true,
  async run(conversation, meetingId, edit) {
    const visit = beginVisit(deps, conversation);
    const { t } = visit;
    const seen = await conversation.external(() => look(deps, meetingId));
    if (!seen) return conversation.say({ text: t("librarians-gone") });
    const proposed = await askChange(visit, seen, edit);
    const change = proposed && (await agreeOn(visit, seen, edit, proposed));
    if (!change) return conversation.say({ text: t("dialogue-cancelled") });
    const outcome = await conversation.external(async () =>
      (await deps.librarians.isLibrarian(conversation.residentId)) ? (await carryOut(deps, seen, change)).kind : null,
    );
    // No longer a librarian: the button is as unknown as to everybody else.
    if (outcome === null) return conversation.halt();
    const text = outcome === "changed" ? t("librarians-edit-changed", { edit }) : t(`librarians-edit-${outcome}`);
    const isGone = outcome === "changed" && edit === "cancel";
    const back = isGone
      ? { label: t.plain("librarians-back-button"), data: meetingsData(seen.meeting.courseId) }
      : { label: t.plain("librarians-edit-back-button"), data: meetingData(meetingId) };
    conversation.say({ text, buttons: [[back]] });
  },
});

function look(deps: BotDeps, id: MeetingId): Seen | null {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(id);
  const course = meeting && courseById.get(meeting.courseId)?.title;
  return meeting && course !== undefined ? { meeting, course } : null;
}

/** @returns undefined when the librarian gave up */
async function askChange(visit: Visit, seen: Seen, edit: MeetingEdit): Promise<Change | undefined> {
  if (edit === "cancel") return { kind: "cancel" };
  const { conversation, t, dialogue } = visit;
  for (;;) {
    const answer = await ask(
      conversation,
      () => ({
        text: t(`librarians-ask-${edit}`, about(visit, seen)),
        hint: t(`librarians-hint-${edit}`),
        buttons: [[cancelButton(visit)]],
      }),
      (n): Change | "cancel" | "past" | undefined =>
        oneOf<"cancel">(readChoice(n, dialogue), ["cancel"]) ?? readChange(visit, seen, edit, n.message?.text ?? "?"),
    );
    if (answer === "cancel") return undefined;
    if (answer !== "past") return answer;
    conversation.say({ text: t("librarians-time-past") });
  }
}

/**
 * Another time or number typed meanwhile is the new proposal; other words are not, though any may be a place.
 * @returns undefined when the librarian gave up
 */
async function agreeOn(visit: Visit, seen: Seen, edit: MeetingEdit, proposed: Change): Promise<Change | undefined> {
  const { conversation, t, dialogue } = visit;
  const isTyped = edit === "move" || edit === "quota";
  for (let change = proposed, proposals = 1; ; proposals++) {
    // The button below an earlier proposal does not agree to this one.
    const yes = `yes${proposals}`;
    const proposal = change;
    const text = await conversation.external(() => confirmation(visit, seen, proposal));
    const agree = t.plain(edit === "cancel" ? "librarians-cancel-yes-button" : "librarians-edit-yes-button");
    const leave = t.plain("librarians-edit-no-button");
    const buttons = [[choiceButton(visit, agree, yes)], [choiceButton(visit, leave, "cancel")]];
    const answer = await ask(
      conversation,
      () => ({ text, buttons }),
      (n): Change | string | undefined =>
        oneOf(readChoice(n, dialogue), [yes, "cancel"]) ??
        (isTyped ? readChange(visit, seen, edit, n.message?.text ?? "?") : undefined),
    );
    if (answer === "cancel") return undefined;
    if (answer === yes) return proposal;
    if (typeof answer === "string") conversation.say({ text: t("librarians-time-past") });
    else change = answer;
  }
}

const longestPlace = 120;

function readChange(
  { deps }: Visit,
  { meeting }: Seen,
  edit: Exclude<MeetingEdit, "cancel">,
  text: string,
): Change | "past" | undefined {
  if (text.includes("?")) return undefined;
  switch (edit) {
    case "move": {
      const time = parseMeetingTime(text, meeting, deps.clock.now(), deps.local);
      if (time.kind === "not-understood") return undefined;
      return time.kind === "past" ? "past" : { ...time, kind: "move" };
    }
    case "place": {
      const place = text.replace(/\s+/gu, " ").trim();
      return place && place.length <= longestPlace ? { kind: "place", place } : undefined;
    }
    case "quota": {
      const quota = /^\s*(\d{1,5})\s*$/.exec(text)?.[1];
      return quota && Number(quota) >= 1 && Number(quota) <= 10_000
        ? { kind: "quota", quota: Number(quota) }
        : undefined;
    }
  }
}

async function confirmation(visit: Visit, seen: Seen, change: Change): Promise<Html> {
  const { deps, t } = visit;
  const { id } = seen.meeting;
  const { taken, waiting } = (await deps.registration.seatsOf([id])).get(id) ?? { taken: 0, waiting: 0 };
  const what = { ...about(visit, seen), people: taken + waiting };
  switch (change.kind) {
    case "move":
      return t("librarians-confirm-move", {
        ...what,
        newDate: t.format.date(change.startsAt),
        newTime: t.format.timeSpan(change.startsAt, change.endsAt),
      });
    case "place":
      return t("librarians-confirm-place", { ...what, newPlace: change.place });
    case "quota":
      return t("librarians-confirm-quota", {
        ...what,
        newQuota: String(change.quota),
        taken: String(taken),
        waiting: String(waiting),
      });
    case "cancel":
      return t("librarians-confirm-cancel", what);
  }
}

const about = ({ t }: Visit, { meeting, course }: Seen) => ({
  course,
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
  place: meeting.place,
  quota: String(meeting.quota),
});

function carryOut({ programme }: BotDeps, { meeting }: Seen, change: Change): Promise<EditOutcome> {
  switch (change.kind) {
    case "move":
      return programme.move(meeting, { startsAt: change.startsAt, endsAt: change.endsAt });
    case "place":
      return programme.changePlace(meeting, change.place);
    case "quota":
      return programme.changeQuota(meeting, change.quota);
    case "cancel":
      return programme.cancel(meeting);
  }
}
