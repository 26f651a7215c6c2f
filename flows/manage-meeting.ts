/** A librarian changes one meeting: what it becomes, how many people that concerns, and only then the change. */
import type { Meeting } from "../src/catalogue/catalogue.ts";
import type { EditOutcome } from "../src/catalogue/edit-meeting.ts";
import { parseMeetingTime } from "../src/catalogue/meeting-time.ts";
import type { MeetingId, ResidentId } from "../src/platform/ids.ts";
import type { Html } from "../src/platform/markup.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowContext } from "../src/telegram/context.ts";
import {
  manageMeetingFlowId,
  meetingData,
  type MeetingEdit,
  meetingsData,
} from "../src/telegram/handlers/librarian-programme.ts";
import { cancelButton, choiceButton, type Visit } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice, say } from "./prompts.ts";
import { beginVisit } from "./send-to-audience.ts";

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
  async run(conversation, ctx, meetingId, edit) {
    const visit = await beginVisit(deps, conversation, ctx);
    const { t } = visit;
    const seen = await conversation.external(() => look(deps, meetingId));
    if (!seen) return say(ctx, { text: t("librarians-gone") });
    const asked = await askChange(visit, ctx, seen, edit);
    if (!asked.answer) return say(asked.ctx, { text: t("dialogue-cancelled") });
    const { answer: change, ctx: at } = await agreeOn(visit, seen, edit, asked.answer);
    if (!change) return say(at, { text: t("dialogue-cancelled") });
    const outcome = await conversation.external(async () =>
      (await deps.librarians.isLibrarian(at.chatId as ResidentId)) ? (await carryOut(deps, seen, change)).kind : null,
    );
    // No longer a librarian: the button is as unknown as to everybody else.
    if (outcome === null) return conversation.halt({ next: true });
    const text = outcome === "changed" ? t("librarians-edit-changed", { edit }) : t(`librarians-edit-${outcome}`);
    const isGone = outcome === "changed" && edit === "cancel";
    const back = isGone
      ? { label: t.plain("librarians-back-button"), data: meetingsData(seen.meeting.courseId) }
      : { label: t.plain("librarians-edit-back-button"), data: meetingData(meetingId) };
    say(at, { text, buttons: [[back]] });
  },
});

function look(deps: BotDeps, id: MeetingId): Seen | null {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(id);
  const course = meeting && courseById.get(meeting.courseId)?.title;
  return meeting && course !== undefined ? { meeting, course } : null;
}

/** @returns no answer when the librarian gave up */
async function askChange(
  visit: Visit,
  ctx: FlowContext,
  seen: Seen,
  edit: MeetingEdit,
): Promise<{ answer: Change | undefined; ctx: FlowContext }> {
  if (edit === "cancel") return { answer: { kind: "cancel" }, ctx };
  const { conversation, t, dialogue } = visit;
  const now = about(visit, seen);
  const question = { text: t(`librarians-ask-${edit}`, now), buttons: [[cancelButton(visit)]] };
  for (;;) {
    const { answer, ctx: next } = await ask(
      conversation,
      question,
      (n): Change | "cancel" | "past" | undefined =>
        oneOf<"cancel">(readChoice(n, dialogue), ["cancel"]) ?? readChange(visit, seen, edit, n.message?.text ?? "?"),
      t(`librarians-hint-${edit}`),
    );
    if (answer === "cancel") return { answer: undefined, ctx: next };
    if (answer !== "past") return { answer, ctx: next };
    say(next, { text: t("librarians-time-past") });
  }
}

/**
 * Another time or number typed meanwhile is the new proposal; other words are not, though any may be a place.
 * @returns no answer when the librarian gave up
 */
async function agreeOn(
  visit: Visit,
  seen: Seen,
  edit: MeetingEdit,
  proposed: Change,
): Promise<{ answer: Change | undefined; ctx: FlowContext }> {
  const { conversation, t, dialogue } = visit;
  const isTyped = edit === "move" || edit === "quota";
  for (let change = proposed, proposals = 1; ; proposals++) {
    // The button below an earlier proposal does not agree to this one.
    const yes = `yes${proposals}`;
    const text = await conversation.external(() => confirmation(visit, seen, change));
    const agree = t.plain(edit === "cancel" ? "librarians-cancel-yes-button" : "librarians-edit-yes-button");
    const leave = t.plain("librarians-edit-no-button");
    const buttons = [[choiceButton(visit, agree, yes)], [choiceButton(visit, leave, "cancel")]];
    const { answer, ctx: at } = await ask(
      conversation,
      { text, buttons },
      (n): Change | string | undefined =>
        oneOf(readChoice(n, dialogue), [yes, "cancel"]) ??
        (isTyped ? readChange(visit, seen, edit, n.message?.text ?? "?") : undefined),
    );
    if (answer === "cancel") return { answer: undefined, ctx: at };
    if (answer === yes) return { answer: change, ctx: at };
    if (typeof answer === "string") say(at, { text: t("librarians-time-past") });
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
