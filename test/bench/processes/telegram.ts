/** Telegram and its people in a process of their own: a Bot API for each bot under test, residents who ask and register, and the stopwatch. */
import { pause } from "../../../src/platform/waiting.ts";
import { createClock } from "../../../src/platform/clock.ts";
import type { ChatMessage } from "../../../src/playground/chat-message.ts";
import { createEmulator, type Emulator } from "../../../src/playground/emulator.ts";
import type { Person } from "../../../src/playground/person.ts";

export interface OpenRequest {
  readonly token: string;
  /** Telegram's documented limits. */
  readonly limits?: boolean;
  /** Everybody may be written to, also who never wrote. */
  readonly everybodyStarted?: boolean;
}

export interface AskRequest {
  readonly bot: number;
  /** Ids of the residents begin here. */
  readonly from: number;
  readonly people: number;
  /** Taken in turns. */
  readonly questions: readonly string[];
  /** Nothing new is asked after this; what was asked is waited for. */
  readonly forMs: number;
  /** But so many are asked in any case. */
  readonly atLeast?: number;
  /** So many wait for their answer; 500 where nothing is said. */
  readonly atOnce?: number;
}

export interface RegisterRequest {
  readonly bot: number;
  readonly from: number;
  readonly people: number;
  readonly meetingId: string;
  /** Dialogues at a time. */
  readonly sideBySide: number;
}

export interface Registered {
  readonly ms: number;
  readonly seated: number;
  readonly waiting: number;
  /** Messages and taps of the residents. */
  readonly updates: number;
}

/** What the other processes may ask, one at a time. */
export interface Telegram {
  /** A new Bot API. @returns its number and its root */
  open(argument: OpenRequest): Promise<{ readonly bot: number; readonly root: string }>;
  /** Messages that arrived so far, and calls refused with 429. */
  counted(argument: { readonly bot: number }): Promise<{ readonly delivered: number; readonly tooMany: number }>;
  /** Asks as fast as the bot answers. @returns ms until the last reply */
  ask(request: AskRequest): Promise<{ readonly answered: number; readonly ms: number }>;
  /** One thing after the other, each when the bot has answered the one before. */
  say(argument: { readonly bot: number; readonly from: number; readonly texts: readonly string[] }): Promise<void>;
  /** Everybody goes through the whole dialogue of registration. @throws when somebody gets no further */
  register(request: RegisterRequest): Promise<Registered>;
  /** Resolves with the ms until the next message of the bot, to a question that is put now. */
  firstReply(argument: { readonly bot: number; readonly text: string }): Promise<number>;
}

const bots: Emulator[] = [];
const stuckMs = 20_000;

const telegram: Telegram = {
  async open(request) {
    const emulator = createEmulator({
      ...request,
      botUsername: "bot_uji",
      botName: "Perpustakaan",
      clock: createClock(),
      keepTraffic: 0,
      keepMessages: 10,
      // As from Telegram, no number comes again: a program would take the update for one that it has seen.
      firstUpdateId: (bots.length + 1) * 10_000_000,
    });
    return { bot: bots.push(emulator) - 1, root: await emulator.listen(0) };
  },

  async counted({ bot }) {
    const { deliveries, calls } = bots[bot] as Emulator;
    return { delivered: deliveries.total, tooMany: calls.byError.get(429) ?? 0 };
  },

  async ask({ bot, from, people, questions, forMs, atLeast = 0, atOnce = 500 }) {
    const emulator = bots[bot] as Emulator;
    const residents = residentsOf(emulator, from, people);
    const before = emulator.deliveries.total;
    const startedAt = performance.now();
    let lastAt = startedAt;
    for (let asked = 0, answered = 0; ;) {
      const now = performance.now();
      const total = emulator.deliveries.total - before;
      if (total > answered) lastAt = now;
      answered = total;
      // A bot may send an answer twice whose acknowledgement came late.
      const enough = now - startedAt >= forMs && asked >= atLeast;
      if (enough && answered >= asked) return { answered: asked, ms: now - startedAt };
      if (!enough)
        for (; asked < answered + atOnce; asked++)
          residents[asked % people]?.say(questions[asked % questions.length] as string);
      if (now - lastAt > stuckMs) throw new Error(`${answered} of ${asked} questions answered`);
      await pause(2);
    }
  },

  async register({ bot, from, people, meetingId, sideBySide }) {
    const emulator = bots[bot] as Emulator;
    const residents = residentsOf(emulator, from, people);
    const byId = new Map(residents.map((person) => [person.id, person]));
    const result = { seated: 0, waiting: 0, updates: 0 };
    const startedAt = performance.now();
    await new Promise<void>((done, fail) => {
      let begun = 0;
      let lastAt = performance.now();
      const watch = setInterval(() => {
        if (performance.now() - lastAt > stuckMs) end(() => fail(new Error(`stuck: ${JSON.stringify(result)}`)));
      }, 1_000);
      const begin = () => {
        if (begun === people) return;
        residents[begun++]?.start(meetingId);
        result.updates++;
      };
      const end = (how: () => void) => {
        clearInterval(watch);
        unfollow();
        how();
      };
      const unfollow = emulator.on((event) => {
        if (event.type !== "message" || event.message.from !== "bot") return;
        const person = byId.get(event.chatId);
        if (!person) return;
        lastAt = performance.now();
        const step = nextStep(person, event.message);
        if (step === "next") result.updates++;
        else if (step !== "nothing") {
          result[step]++;
          if (result.seated + result.waiting === people) end(done);
          else begin();
        }
      });
      for (let i = 0; i < sideBySide; i++) begin();
    });
    return { ms: performance.now() - startedAt, ...result };
  },

  async say({ bot, from, texts }) {
    const emulator = bots[bot] as Emulator;
    const [resident] = residentsOf(emulator, from, 1);
    for (const text of texts) {
      const before = emulator.deliveries.total;
      resident?.say(text);
      while (emulator.deliveries.total === before || emulator.pendingUpdates > 0) await pause(1);
    }
  },

  async firstReply({ bot, text }) {
    const emulator = bots[bot] as Emulator;
    const [resident] = residentsOf(emulator, 1, 1);
    const before = emulator.deliveries.total;
    const startedAt = performance.now();
    resident?.say(text);
    while (emulator.deliveries.total === before) await pause(1);
    return performance.now() - startedAt;
  },
};

const residentsOf = (emulator: Emulator, from: number, people: number): Person[] =>
  Array.from({ length: people }, (_, i) => emulator.person({ id: from + i, firstName: "Warga" }));

/** What a resident does who wants to register alone and answers what is asked. */
function nextStep(person: Person, message: ChatMessage): "next" | "nothing" | "seated" | "waiting" {
  if (/terdaftar!/i.test(message.text)) return "seated";
  if (/daftar tunggu, urutan \d+\n/i.test(message.text)) return "waiting";
  const buttons = message.inlineKeyboard?.flat() ?? [];
  for (const label of [/^Setuju/, /^Saya sendiri/, /^Daftar/]) {
    const button = buttons.find((b) => label.test(b.text));
    if (button?.data === undefined) continue;
    person.tap(message.id, button.data);
    return "next";
  }
  if (/siapa nama/i.test(message.text)) person.say("Rina Wati");
  else if (/tahun berapa/i.test(message.text)) person.say("1995");
  else return "nothing";
  return "next";
}

process.on("message", (message: { id: number; method: keyof Telegram; argument: never }) => {
  void telegram[message.method](message.argument).then(
    (result) => process.send?.({ id: message.id, result }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
