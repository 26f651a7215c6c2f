/** How every announcement ends: for whom, a preview, now or later, sent. */
import type { BroadcastAudience } from "../src/broadcasts/audience.ts";
import { broadcastContent } from "../src/broadcasts/broadcast-content.ts";
import { preparingMessage, scheduledMessage } from "../src/broadcasts/progress-message.ts";
import { parseSendingTime, suggestedTimes, type SendingTime } from "../src/broadcasts/sending-time.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { BroadcastId, ResidentId } from "../src/platform/ids.ts";
import type { Interest } from "../src/residents/resident.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { AnswerContext } from "../src/telegram/context.ts";
import { replace } from "../src/telegram/reply.ts";
import { audienceName, chooseAudience, shortMoment } from "./choose-audience.ts";
import { cancelButton, choiceButton } from "./choose-from-list.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import type { Visit } from "./visit.ts";

/** @param first whom it is made for, offered first */
export async function sendToAudience(visit: Visit, draft: MessageContent, first?: Interest): Promise<void> {
  const { deps, conversation, t } = visit;
  for (;;) {
    const audience = await chooseAudience(visit, first);
    if (!audience) return conversation.say({ text: t("dialogue-cancelled") });
    const { count, name } = await conversation.external(async () => ({
      count: await deps.broadcasts.count(audience),
      name: audienceName(visit, audience),
    }));
    if (count > 0) return review(visit, { draft, audience, count, name });
    conversation.say({ text: t("broadcast-nobody", { audience: name }) });
  }
}

interface Announcement {
  readonly draft: MessageContent;
  readonly audience: BroadcastAudience;
  /** Recipients as of now, and who they are in words. */
  readonly count: number;
  readonly name: string;
}

/** Recipients are written to in the library's own language. */
const recipientsLanguage = "id";

async function review(visit: Visit, announcement: Announcement): Promise<void> {
  const { deps, conversation, t, dialogue } = visit;
  const content = broadcastContent(deps.texts(recipientsLanguage), announcement.draft, announcement.audience);
  conversation.say(content);
  const quiet = await conversation.external(() => quietUntil(deps));
  let startAt = quiet;
  for (;;) {
    const shown = startAt;
    const answer = await ask(
      conversation,
      () => reviewQuestion(visit, announcement, shown, shown === quiet),
      (n) => oneOf(readChoice(n, dialogue), ["now", "scheduled", "later", "cancel"]),
    );
    if (answer === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
    if (answer === "later") {
      const time = await askTime(visit);
      if (time === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
      startAt = time;
      continue;
    }
    const chosen: number | null = answer === "scheduled" ? startAt : null;
    const verdict = await conversation.external(() => mayStart(deps, conversation.residentId, chosen));
    // No longer a librarian: the button is as unknown as to everybody else.
    if (verdict === "not-allowed") return conversation.halt();
    if (verdict === "go") return start(visit, { ...announcement, draft: content }, chosen);
    conversation.say({ text: t("broadcast-time-past") });
    startAt = null;
  }
}

/** @param isMorning the time was not chosen: it is the end of the quiet hours */
function reviewQuestion(
  visit: Visit,
  { count, name }: Announcement,
  startAt: number | null,
  isMorning: boolean,
): MessageContent {
  const { t } = visit;
  const people = { count: String(count), audience: name };
  const now = choiceButton(visit, t.plain("broadcast-send-button"), "now");
  if (startAt === null) {
    const later = choiceButton(visit, t.plain("broadcast-later-button"), "later");
    return { text: t("broadcast-review", people), buttons: [[now], [later], [cancelButton(visit)]] };
  }
  const { format } = t;
  const label = t.plain("broadcast-send-at-button", { date: format.shortDate(startAt), time: format.time(startAt) });
  const other = choiceButton(visit, t.plain("broadcast-other-time-button"), "later");
  const when = { ...people, date: format.date(startAt), time: format.time(startAt) };
  const resting = visit.deps.quiet.awakeAt(startAt) > startAt ? "yes" : "no";
  return {
    text: isMorning ? t("broadcast-review-quiet", when) : t("broadcast-review-scheduled", { ...when, resting }),
    buttons: [[choiceButton(visit, label, "scheduled")], [other, now], [cancelButton(visit)]],
  };
}

/** The end of the quiet hours, epoch ms; null when there are none now. */
function quietUntil({ quiet, clock }: BotDeps): number | null {
  const now = clock.now();
  const awakeAt = quiet.awakeAt(now);
  return awakeAt > now ? awakeAt : null;
}

async function mayStart({ librarians, clock }: BotDeps, by: ResidentId, startAt: number | null) {
  if (!(await librarians.isLibrarian(by))) return "not-allowed" as const;
  return startAt !== null && startAt <= clock.now() ? ("past" as const) : ("go" as const);
}

/** The message whose button was pressed becomes the progress message: changed before the order is kept, so that no progress is overwritten. */
async function start(visit: Visit, announcement: Announcement, startAt: number | null): Promise<void> {
  const { deps, conversation, t } = visit;
  const { audience, draft: content, count } = announcement;
  const { residentId: by, updateId, tapped } = conversation;
  const id = `b${updateId}` as BroadcastId;
  await conversation.external(async (ctx) => {
    await replace(ctx, startAt === null ? preparingMessage(t, id) : scheduledMessage(t, id, startAt, count));
    const at = startAt ?? deps.clock.now();
    await deps.broadcasts.order({
      id,
      by,
      language: t.language,
      messageId: tapped,
      content,
      audience,
      startAt: at,
      // In quiet hours only because the librarian chose so.
      atNight: deps.quiet.awakeAt(at) > at,
    });
  });
}

/** A moment ahead, epoch ms. */
async function askTime(visit: Visit): Promise<number | "cancel"> {
  const { deps, conversation, t, dialogue } = visit;
  const { local, clock } = deps;
  for (;;) {
    const { suggested, best, example } = await conversation.external(async () => ({
      suggested: suggestedTimes(clock.now(), local),
      best: await deps.bestHour(),
      example: exampleOf(local.addDays(local.dateOf(clock.now()), 2)),
    }));
    const bestButton =
      best === null
        ? []
        : [
            choiceButton(
              visit,
              t.plain("broadcast-best-hour-button", { time: shortMoment(visit, best) }),
              `at-${best}`,
            ),
          ];
    const times = suggested.filter((time) => time !== best);
    const noHour = t("broadcast-time-no-hour", { example });
    const question = () => ({
      text: t("broadcast-ask-time", { example }),
      hint: noHour,
      buttons: [
        bestButton,
        ...times.map((time) => [choiceButton(visit, shortMoment(visit, time), `at-${time}`)]),
        [cancelButton(visit)],
      ],
    });
    const readTime = (n: AnswerContext): SendingTime | { readonly kind: "cancel" } | undefined => {
      if (readChoice(n, dialogue) === "cancel") return { kind: "cancel" };
      const tapped = readChoice(n, dialogue)?.match(/^at-(\d+)$/)?.[1];
      if (tapped) return { kind: "at", at: Number(tapped) };
      const text = n.message?.text ?? "?";
      const time = parseSendingTime(text, clock.now(), local);
      return time.kind === "not-understood" || text.includes("?") ? undefined : time;
    };
    const answer = await ask(conversation, question, readTime);
    if (answer.kind === "cancel") return "cancel";
    if (answer.kind === "at") return answer.at;
    conversation.say({ text: answer.kind === "past" ? t("broadcast-time-past") : noHour });
  }
}

/** `28/11 14.00` */
const exampleOf = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)} 14.00`;
