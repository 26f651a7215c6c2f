/** The order in which an update is looked at: dialogue first, then commands, buttons, questions; one update in, session writes out. */
import { type Api, Composer, Context, GrammyError, HttpError } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { Fault } from "../platform/fault.ts";
import { newIncident } from "../platform/incident.ts";
import type { Handler, InboxEntry } from "../inbox/update.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { BotContext } from "./context.ts";
import { confirming } from "./confirm-tap.ts";
import { createDialogues, type Dialogues, endDialogue } from "./dialogues.ts";
import type { RegisteredFlow } from "./flow-run.ts";
import { broadcasts } from "./handlers/broadcasts.ts";
import { pressed } from "./handlers/buttons.ts";
import { certificates } from "./handlers/certificates.ts";
import { commands } from "./handlers/commands.ts";
import { door } from "./handlers/door.ts";
import { answerInlineQuery } from "./handlers/inline.ts";
import { librarianTools } from "./handlers/librarians.ts";
import { answerQuestion, answerText } from "./handlers/questions.ts";
import { feedback } from "./handlers/feedback.ts";
import { sixDigits, tickets } from "./handlers/tickets.ts";
import { tutors } from "./handlers/tutors.ts";
import { reply } from "./reply.ts";
import type { Session, SessionStore } from "./session.ts";
import { says } from "./typed-choice.ts";

export interface BotOptions {
  readonly api: Api;
  /** Known from `getMe`. */
  readonly botInfo: UserFromGetMe;
}

/** Tries of an update that failed for reasons outside of it (no network), before the resident is told. */
const triesOfUpdate = 3;

/** @returns the handler that the inbox calls for each update */
export function createBot(
  deps: BotDeps,
  sessions: SessionStore,
  flows: readonly RegisteredFlow[],
  options: BotOptions,
): Handler {
  const { api, botInfo } = options;
  const dialogues = createDialogues(flows);
  const inPrivate = privateChat(deps, dialogues);
  const answerUpdate = async (ctx: BotContext): Promise<void> => {
    if (ctx.myChatMember) await followMembership(deps, ctx);
    // Asked in any chat and seen by others there: no dialogue, nothing personal.
    else if (ctx.has("inline_query")) await answerInlineQuery(deps, ctx);
    // Only private chats: what concerns one person is not said in front of a group.
    else if (ctx.chat?.type === "private") {
      const text = ctx.message?.text;
      // Whoever writes may be written to.
      if (ctx.message && !ctx.session.resident.reachable) await deps.residents.markReachable(ctx.session.resident.id);
      if (isPlainWords(text) && standsAlone(ctx.session)) await answerText(deps, ctx, text);
      else await confirming(ctx, () => inPrivate(ctx));
    }
  };

  return async (entry) => {
    const update = (entry.update ?? JSON.parse(entry.body)) as Update;
    const before = await sessions.read(entry).catch((error: unknown) => {
      if (error instanceof Fault) return apologise(deps, api, entry, undefined, error);
      throw error;
    });
    // What is stored about the chat cannot be read: nothing can be done for it, and nothing is written.
    if (!before) return [];
    const after = { ...before };
    // Not by grammY's Bot, which makes a client for each update.
    const ctx: BotContext = Object.assign(new Context(update, api, botInfo), {
      session: after,
      response: entry.response,
      t: deps.texts(after.resident.language),
      begin: (flowId: string, ...args: string[]) => dialogues.begin(ctx, flowId, args),
    });
    try {
      await answerUpdate(ctx);
    } catch (error) {
      if (isOutside(error) && entry.attempt < triesOfUpdate) throw error;
      await apologise(deps, api, entry, after, error);
    }
    return sessions.changes(before, after);
  };
}

function privateChat(deps: BotDeps, dialogues: Dialogues): (ctx: BotContext) => Promise<void> {
  const commandsAndButtons = new Composer<BotContext>(
    tickets(deps),
    commands(deps),
    broadcasts(deps),
    librarianTools(deps),
    tutors(deps),
    door(deps),
    feedback(deps),
    certificates(deps),
    (ctx) => {
      if (ctx.callbackQuery?.data !== undefined) return pressed(deps, ctx, ctx.callbackQuery.data);
      const text = ctx.message?.text;
      if (text !== undefined) return answerWords(deps, ctx, text);
      return ctx.message && reply(ctx, { text: ctx.t("questions-only-text") });
    },
  ).middleware();
  const outsideOfDialogues = async (ctx: BotContext): Promise<void> => {
    const text = ctx.message?.text;
    if (isPlainWords(text)) await answerWords(deps, ctx, text);
    else await commandsAndButtons(ctx, () => Promise.resolve());
  };

  return async (ctx) => {
    const { session } = ctx;
    if (session.ended) await reply(ctx, { text: ctx.t(`dialogue-${session.ended}`) });
    if (wantsOut(ctx)) return leaveDialogue(ctx);
    if (await dialogues.goOn(ctx)) return;
    const waiting = session.question;
    await outsideOfDialogues(ctx);
    // After anything that was no answer to a dialogue's question, the question is asked again.
    if (waiting && session.question === waiting) await reply(ctx, waiting);
  };
}

/** Most updates are these, and none of the commands and buttons is about them. */
const isPlainWords = (text: string | undefined): text is string =>
  text !== undefined && !text.trimStart().startsWith("/") && !sixDigits.test(text);

/** Nothing runs, has ended or was asked that words could be about: they are a question to the library. */
const standsAlone = ({ dialogue, ended, lastAsked }: Session): boolean =>
  dialogue === undefined && ended === undefined && lastAsked === undefined;

function answerWords(deps: BotDeps, ctx: BotContext, text: string): Promise<void> {
  if (text.startsWith("/")) return unknownCommand(deps, ctx);
  const meant = answerToAsked(ctx, text);
  return meant ? pressed(deps, ctx, meant) : answerText(deps, ctx, text);
}

/** The button that a plain yes or no means, right after a question outside of dialogues. */
function answerToAsked({ session, t }: BotContext, text: string): string | undefined {
  if (!session.lastAsked) return undefined;
  const { yes, no } = session.lastAsked;
  if (says(text, t.plain("dialogue-no-words"))) return no;
  return says(text, t.plain("dialogue-yes-words")) ? yes : undefined;
}

const unknownCommand = (deps: BotDeps, ctx: BotContext) =>
  answerQuestion(deps, ctx, { kind: "not-understood", times: 1 });

/** `/batal`, and while a dialogue runs also plain words for it. */
function wantsOut({ message, session, t }: BotContext): boolean {
  const text = message?.text?.trim().toLowerCase() ?? "";
  if (/^\/batal(?:@\w+)?$/.test(text)) return true;
  return session.dialogue !== undefined && t.plain("dialogue-cancel-words").split(";").includes(text);
}

async function leaveDialogue(ctx: BotContext): Promise<void> {
  const running = ctx.session.dialogue !== undefined;
  endDialogue(ctx.session);
  await reply(ctx, { text: ctx.t(running ? "dialogue-cancelled" : "dialogue-nothing-to-cancel") });
}

async function followMembership(deps: BotDeps, ctx: BotContext): Promise<void> {
  const status = ctx.myChatMember?.new_chat_member.status;
  if (ctx.chat?.type !== "private") return;
  if (status === "kicked") await deps.residents.markUnreachable(ctx.session.resident.id);
  else await deps.residents.markReachable(ctx.session.resident.id);
}

/** The network or Telegram failed, not we: the same update may succeed in a moment. */
const isOutside = (error: unknown): boolean => {
  return (
    error instanceof HttpError ||
    (error instanceof GrammyError && (error.error_code >= 500 || error.error_code === 429))
  );
};

/** One calm sentence with the code under which the log has the rest. */
async function apologise(
  deps: BotDeps,
  api: Api,
  entry: InboxEntry,
  session: Session | undefined,
  error: unknown,
): Promise<undefined> {
  if (session && error instanceof GrammyError && error.error_code === 403) {
    await deps.residents.markUnreachable(session.resident.id);
    return;
  }
  const incident = newIncident();
  deps.logger.error("update-failed", { incident, updateId: entry.updateId }, error);
  const text = deps.texts(session?.resident.language ?? "id")("common-try-again", { incident });
  await api.sendMessage(entry.chatId, text, { parse_mode: "HTML" }).catch(() => undefined);
}
