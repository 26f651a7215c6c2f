/**
 * The same library written plainly in Telegraf: it understands, answers and registers with the same code as ours, keeps
 * sessions in Redis, and does without an inbox: an update that is at work when the process dies is lost.
 */
import { createServer } from "node:http";
import { Redis } from "ioredis";
import { Markup, Scenes, session, Telegraf } from "telegraf";
import { answer } from "../../../src/answers/answer-intent.ts";
import { rememberShown } from "../../../src/answers/remember-shown.ts";
import { createLibrary } from "../../../src/app/library.ts";
import { readConfig } from "../../../src/config.ts";
import { createClock } from "../../../src/platform/clock.ts";
import type { MeetingId, ResidentId } from "../../../src/platform/ids.ts";
import { silentLogger } from "../../../src/platform/logger.ts";
import { createKeys } from "../../../src/redis/keys.ts";
import { register } from "../../../src/registration/register.ts";
import { messageOptions } from "../../../src/telegram/keyboards.ts";
import { present } from "../../../src/telegram/present.ts";
import { type Context, emptyContext } from "../../../src/understanding/context.ts";
import { understand } from "../../../src/understanding/understand.ts";
import { readIndex } from "../programme.ts";

/** What the scene keeps from step to step. */
interface Visit {
  readonly meetingId: MeetingId;
  name: string;
}
interface BotSession extends Scenes.WizardSession {
  context?: Context;
}
interface BotContext extends Scenes.WizardContext {
  session: BotSession;
}

const [token, apiRoot, port, address, now] = process.argv.slice(2) as [string, string, string, string, string];
const config = readConfig({ BOT_TOKEN: token, REDIS_URL: "redis://127.0.0.1:1" });
if ("problems" in config) throw new Error(config.problems.join("\n"));
const redis = new Redis(address, { maxRetriesPerRequest: null });
const clock = createClock(Date.parse(now));
const library = await createLibrary({ config, redis, keys: createKeys(), clock, logger: silentLogger });
const { residents, registration, local, catalogue } = library;
const index = readIndex(catalogue());
const t = library.texts("id");

const bot = new Telegraf<BotContext>(token, { telegram: { apiRoot } });
/**
 * What is at work of each chat. Telegraf answers a tap in the webhook's response, so that the next update comes before the
 * session of this one is written, and would find it as it was.
 */
const atWork = new Map<number, Promise<void>>();
bot.use((ctx, next) => {
  const id = ctx.chat?.id ?? 0;
  const handled = (atWork.get(id) ?? Promise.resolve()).then(next, next);
  atWork.set(id, handled);
  return handled.finally(() => {
    if (atWork.get(id) === handled) atWork.delete(id);
  });
});
bot.use(
  session({
    store: {
      get: async (key) => JSON.parse((await redis.get(`telegraf:${key}`)) ?? "null") as BotSession | undefined,
      set: (key, value: BotSession) => redis.set(`telegraf:${key}`, JSON.stringify(value), "EX", 86_400),
      delete: (key) => redis.del(`telegraf:${key}`),
    },
    defaultSession: (): BotSession => ({}),
  }),
);

const idOf = (ctx: BotContext) => ctx.chat?.id as ResidentId;
const visitOf = (ctx: BotContext) => ctx.wizard.state as Visit;
const textOf = (ctx: BotContext) => (ctx.message && "text" in ctx.message ? ctx.message.text : "");
const choiceOf = (ctx: BotContext) =>
  ctx.callbackQuery && "data" in ctx.callbackQuery ? ctx.callbackQuery.data : undefined;

const meetingText = (meetingId: MeetingId): { course: string; date: string; time: string; place: string } => {
  const meeting = catalogue().meetingById.get(meetingId);
  const course = meeting && catalogue().courseById.get(meeting.courseId);
  if (!meeting || !course) throw new Error(`no meeting ${meetingId}`);
  return {
    course: course.title,
    date: t.format.date(meeting.startsAt),
    time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
  };
};

const wizard = new Scenes.WizardScene<BotContext>(
  "register",
  async (ctx) => {
    await ctx.reply(t("registration-consent", { months: 12 }), {
      parse_mode: "HTML",
      ...Markup.inlineKeyboard([[Markup.button.callback(t.plain("registration-consent-yes"), "yes")]]),
    });
    return ctx.wizard.next();
  },
  async (ctx) => {
    await ctx.answerCbQuery();
    await residents.saveConsent(idOf(ctx), clock.now());
    await ctx.reply(t("registration-for-whom", meetingText(visitOf(ctx).meetingId)), {
      parse_mode: "HTML",
      ...Markup.inlineKeyboard([[Markup.button.callback(t.plain("registration-myself"), "self")]]),
    });
    return ctx.wizard.next();
  },
  async (ctx) => {
    await ctx.answerCbQuery();
    await ctx.reply(t("registration-ask-own-name"), { parse_mode: "HTML" });
    return ctx.wizard.next();
  },
  async (ctx) => {
    visitOf(ctx).name = textOf(ctx);
    await ctx.reply(t("registration-ask-birth-year", { name: textOf(ctx), example: "1990" }), { parse_mode: "HTML" });
    return ctx.wizard.next();
  },
  async (ctx) => {
    const { meetingId, name } = visitOf(ctx);
    const person = { name, birthYear: Number(textOf(ctx)), relation: "self" as const };
    await residents.addParticipant(idOf(ctx), person);
    const free = t.plain("registration-free");
    const facts = { ...meetingText(meetingId), name, fee: free, requirements: "none" };
    await ctx.reply(t("registration-confirm", facts), {
      parse_mode: "HTML",
      ...Markup.inlineKeyboard([[Markup.button.callback(t.plain("registration-confirm-button"), "confirm")]]),
    });
    return ctx.wizard.next();
  },
  async (ctx) => {
    await ctx.answerCbQuery();
    if (choiceOf(ctx) !== "confirm") return;
    const { meetingId, name } = visitOf(ctx);
    const resident = await residents.read(idOf(ctx));
    const outcome = await register(registration, {
      requestId: String(ctx.update.update_id),
      resident,
      meetingId,
      participants: resident.participants,
      agreedToWait: false,
    });
    const code = "code" in outcome ? outcome.code : "";
    await ctx.reply(`<b>Terdaftar!</b>\n\n${meetingText(meetingId).course}\n${name}\n<code>${code}</code>`, {
      parse_mode: "HTML",
    });
    return ctx.scene.leave();
  },
);
bot.use(new Scenes.Stage<BotContext>([wizard]).middleware());
bot.start(async (ctx) => {
  await residents.markReachable(idOf(ctx));
  return ctx.scene.enter("register", { meetingId: ctx.payload as MeetingId });
});
bot.on("text", async (ctx) => {
  const context = ctx.session.context ?? emptyContext;
  const understood = understand(ctx.message.text, { index, now: clock.now(), local, context });
  const answered = await answer(understood.intent, {
    snapshot: catalogue(),
    now: clock.now(),
    local,
    libraryName: config.libraryName,
    seats: (ids) => library.rosters.seatsOf(ids),
  });
  ctx.session.context = rememberShown(understood.context, understood.intent, answered);
  const content = present(t, answered);
  await ctx.reply(content.text, messageOptions(content) as Parameters<typeof ctx.reply>[1]);
});

if (port === "polling") {
  await bot.telegram.getMe();
  void bot.launch(() => process.send?.("ready"));
} else {
  const receive = bot.webhookCallback("/", { secretToken: "secret" });
  createServer((request, response) => void receive(request, response)).listen(Number(port), "127.0.0.1");
  bot.botInfo = await bot.telegram.getMe();
  await bot.telegram.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: "secret" });
  process.send?.("ready");
}
process.on("SIGTERM", () => process.exit());
