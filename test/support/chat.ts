/** A person who talks with the bot in a test, and waits for its replies instead of for time to pass. */
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import type { Emulator } from "../../src/playground/emulator.ts";
import type { EmulatorEvent } from "../../src/playground/emulator-events.ts";
import type { Person, PersonDetails } from "../../src/playground/person.ts";

export interface VisitorOptions extends Partial<PersonDetails> {
  /**
   * Resolves once the bot has handled everything it stored (its inbox is empty). With it, each action waits until the
   * update was fetched and handled, and returns all replies, even none; without it, an action waits for the first reply.
   */
  readonly handled?: () => Promise<unknown>;
  /** How long to wait for the bot, ms; 5000 unless told. */
  readonly patienceMs?: number;
}

export interface CallbackToast {
  readonly text: string;
  readonly alert: boolean;
  readonly url?: string;
}

export interface Visitor {
  readonly person: Person;
  /** Every toast and alert shown so far. */
  readonly toasts: readonly CallbackToast[];
  /** Writes a text or command. @returns the bot's replies: new messages and edits */
  say(text: string): Promise<readonly ChatMessage[]>;
  /** Opens the chat, with a deep link's payload if given. */
  start(payload?: string): Promise<readonly ChatMessage[]>;
  /** Presses the newest button with this label. Waits for the callback answer and for something visible: a message, an edit or a toast. */
  tap(label: string | RegExp): Promise<readonly ChatMessage[]>;
  /** Anything else a person can do: `does((p) => p.sendSticker())`. */
  does(action: (person: Person) => unknown): Promise<readonly ChatMessage[]>;
  /** The next message or edit of the bot that no action returned yet. */
  nextMessage(): Promise<ChatMessage>;
  /** Waits until the newest state of some message of the bot has this in its text. */
  hears(text: string | RegExp): Promise<ChatMessage>;
  /** The newest message of the bot. @throws Error without one */
  last(): ChatMessage;
  /** Labels of all buttons under the newest message of the bot. */
  buttons(): readonly string[];
  /** What was said so far, one line a message. */
  transcript(): string;
}

export function visitor(emulator: Emulator, id: number, firstName: string, options: VisitorOptions = {}): Visitor {
  const person = emulator.person({ ...options, id, firstName });
  const patienceMs = options.patienceMs ?? 5_000;
  const toasts: CallbackToast[] = [];
  const waiting = new Set<() => void>();
  let unread: ChatMessage[] = [];
  let openQuery: string | undefined;

  emulator.on((event) => {
    if (!note(event)) return;
    for (const check of [...waiting]) check();
  });

  function note(event: EmulatorEvent): boolean {
    if (event.type === "drained") return true;
    if (event.type === "callback-answer" && event.personId === id) {
      if (event.queryId === openQuery) openQuery = undefined;
      const { text, alert, url } = event;
      if (text !== "" || url !== undefined) toasts.push({ text, alert, ...(url !== undefined && { url }) });
      return true;
    }
    if ((event.type !== "message" && event.type !== "edit") || event.chatId !== id) return false;
    if (event.message.from === "bot") unread.push(event.message);
    return true;
  }

  function until<R>(found: () => R | undefined, awaited: string): Promise<R> {
    const now = found();
    if (now !== undefined) return Promise.resolve(now);
    const late = new Error(awaited);
    return new Promise((resolve, reject) => {
      const check = () => {
        const result = found();
        if (result === undefined) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(result);
      };
      const timer = setTimeout(() => {
        waiting.delete(check);
        late.message = `${firstName} waited ${patienceMs} ms for ${awaited}\n${transcript()}\n${refusedCalls()}`;
        reject(late);
      }, patienceMs);
      waiting.add(check);
    });
  }

  async function act(action: () => unknown, replied: () => boolean, what: string): Promise<readonly ChatMessage[]> {
    unread = [];
    action();
    if (options.handled) {
      await until(() => (emulator.pendingUpdates === 0 ? true : undefined), `the bot to fetch ${what}`);
      await options.handled();
    } else await until(() => (replied() ? true : undefined), `a reply to ${what}`);
    const replies = unread;
    unread = [];
    return replies;
  }

  const hasReply = () => unread.length > 0;
  const fits = (text: string | RegExp, message: ChatMessage) =>
    typeof text === "string" ? message.text.includes(text) : text.test(message.text);
  const ofBot = () => person.chat.messages.filter((m) => m.from === "bot");

  function transcript(): string {
    return person.chat.messages
      .slice(-20)
      .map((m) => {
        const buttons = (m.inlineKeyboard ?? []).map((row) => row.map((b) => `[${b.text}]`).join(" ")).join(" / ");
        const text = m.text || (m.photoUrl && "(photo)") || m.document?.name || m.sticker || "(no text)";
        return `${m.from === "bot" ? "<" : ">"} ${text}${m.edited ? " (edited)" : ""} ${buttons}`.trimEnd();
      })
      .join("\n");
  }

  const refusedCalls = () =>
    emulator.traffic
      .filter((t) => !t.ok)
      .slice(-5)
      .map((t) => `! ${t.method}: ${t.errorCode} ${t.description}`)
      .join("\n");

  return {
    person,
    toasts,
    say: (text) => act(() => person.say(text), hasReply, `"${text}"`),
    start: (payload) => act(() => person.start(payload), hasReply, "/start"),
    tap(label) {
      const toastsBefore = toasts.length;
      const press = () => {
        openQuery = person.tapLabel(label);
      };
      const isAnswered = () => openQuery === undefined && (hasReply() || toasts.length > toastsBefore);
      return act(press, isAnswered, `[${String(label)}]`);
    },
    does: (action) => act(() => action(person), hasReply, "what was done"),
    nextMessage: () => until(() => unread.shift(), "another message"),
    hears: (text) => until(() => ofBot().findLast((m) => fits(text, m)), `a message with ${String(text)}`),
    last() {
      const message = ofBot().at(-1);
      if (!message) throw new Error(`the bot has not written to ${firstName}`);
      return message;
    },
    buttons: () =>
      ofBot()
        .at(-1)
        ?.inlineKeyboard?.flat()
        .map((b) => b.text) ?? [],
    transcript,
  };
}
