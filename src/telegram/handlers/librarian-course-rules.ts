/** The rules of one class as a librarian sets them, by buttons: how long offers are held, when people are asked, when silent seats go. */
import { Composer } from "grammy";
import type { Button, MessageContent } from "../../outbox/message.ts";
import type { CourseId } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";
import type { CourseRulesChange } from "../../registration/course-rules.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace } from "../reply.ts";

const hoursOffered = [3, 6, 12, 24];
const askTimes = ["10:00", "17:00", "19:00"];
/** The warning goes out four hours before: not at night. */
const releaseTimes = ["12:00", "15:00", "18:00"];
const timesInRow = 2;

/** Opens the rules of a class. */
export const courseRulesButton = (t: T, id: CourseId): Button => ({
  label: t.plain("course-rules-button"),
  data: `kq:${id}`,
});

export function courseRules(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(/^kq:(c\d{1,9})$/, (ctx) => replace(ctx, page(deps, ctx.t, ctx.match[1] as CourseId)));
  composer.callbackQuery(/^ku:(c\d{1,9}):(o|a|r|u):(\d{1,2}|\d{2}\.\d{2}|-)$/, async (ctx) => {
    const [, id, rule, value] = ctx.match as unknown as [string, CourseId, keyof typeof readers, string];
    const change = readers[rule](value);
    if (change === undefined) return;
    await deps.registration.setRules(id, change);
    ctx.toast = ctx.t.plain("course-rules-saved");
    await replace(ctx, page(deps, ctx.t, id));
  });
  return composer;
}

/** `17.00` in a button's data, where a colon parts arguments; `-` for none. */
const written = (time: string | null) => time?.replace(":", ".") ?? "-";
const readTime = (text: string) => (text === "-" ? null : text.replace(".", ":"));
const isTime = (text: string) => text === "-" || /^([01]\d|2[0-3])\.[0-5]\d$/.test(text);

/** What a button changes; undefined for what no button says, null: the usual rules again. */
const readers = {
  o: (value: string) => {
    const offerHours = Number(value);
    return offerHours >= 1 && offerHours <= 48 ? { offerHours } : undefined;
  },
  a: (value: string) => (isTime(value) ? { askAt: readTime(value) } : undefined),
  r: (value: string) => (isTime(value) ? { releaseAt: readTime(value) } : undefined),
  u: () => null,
} satisfies Record<string, (value: string) => CourseRulesChange | null | undefined>;

function page(deps: BotDeps, t: T, id: CourseId): MessageContent {
  const back = { label: t.plain("librarians-back-button"), data: `kc:${id}:0` };
  const course = deps.catalogue().courseById.get(id);
  if (!course) return { text: t("librarians-gone"), buttons: [[{ ...back, data: "kl:0" }]] };
  const { offerHours, askAt, releaseAt } = deps.registration.rules(id);
  const isChosen = (chosen: boolean) => ({ chosen: chosen ? "yes" : "no" });
  const clock = (time: string | null) =>
    time === null ? "none" : t.format.time(deps.local.at(deps.local.dateOf(deps.clock.now()), time));
  const timeRows = (key: "course-rules-ask" | "course-rules-release", now: string | null) => {
    const [letter, times] = key === "course-rules-ask" ? ["a", askTimes] : ["r", releaseTimes];
    const buttons = withCurrent<string | null>([null, ...times], now).map((time) => ({
      label: t.plain(key, { ...isChosen(time === now), time: time === null ? "none" : written(time) }),
      data: `ku:${id}:${letter}:${written(time)}`,
    }));
    return inRows(buttons, timesInRow);
  };
  return {
    text: t("course-rules", {
      course: course.title,
      hours: offerHours,
      asked: clock(askAt),
      released: askAt === null ? "hidden" : clock(releaseAt),
    }),
    buttons: [
      withCurrent(hoursOffered, offerHours).map((hours) => ({
        label: t.plain("course-rules-hours", { ...isChosen(hours === offerHours), hours: String(hours) }),
        data: `ku:${id}:o:${hours}`,
      })),
      ...timeRows("course-rules-ask", askAt),
      ...(askAt === null ? [] : timeRows("course-rules-release", releaseAt)),
      [{ label: t.plain("course-rules-usual-button"), data: `ku:${id}:u:-` }],
      [back],
    ],
  };
}

/** What holds now is among what can be chosen, whatever it is. */
const withCurrent = <V extends number | string | null>(choices: readonly V[], current: V): V[] =>
  choices.includes(current)
    ? [...choices]
    : [...choices, current].sort((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));

const inRows = (buttons: readonly Button[], most: number): Button[][] =>
  buttons.length <= most ? [[...buttons]] : [buttons.slice(0, most), ...inRows(buttons.slice(most), most)];
