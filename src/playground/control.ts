/** What the page may ask of the playground: people act, the clock moves, limits and failures are switched. */
import { z } from "zod";
import { without } from "./bot-api.ts";
import type { Emulator } from "./emulator.ts";
import type { Person } from "./person.ts";

const dayMs = 86_400_000;
/** 10 MB as base64. */
const bytes = z
  .base64()
  .max(14_000_000)
  .transform((text) => Buffer.from(text, "base64"));

export interface Library {
  readonly libraryName: string;
  /** One line that says which of the sample's facts are invented. */
  readonly sampleNote: string;
  /** IANA zone of the library. */
  readonly zone: string;
  /** Epoch ms of the library's clock. */
  now(): number;
  /** When the next reminder is due, epoch ms; null when none waits. */
  nextReminderAt(): Promise<number | null>;
  /** Moves the library's clock forward and does what became due. */
  advance(ms: number): Promise<void>;
  /** Moves the clock to the next reminder; nothing happens when none waits. */
  toNextReminder(): Promise<void>;
}

const acts = {
  start: z.object({ payload: z.string().max(64).optional() }),
  say: z.object({ text: z.string().min(1).max(4096) }),
  tap: z.object({ messageId: z.number().int(), data: z.string() }),
  photo: z.object({ base64: bytes, caption: z.string().max(1024).optional() }),
  document: z.object({ name: z.string().min(1).max(200), base64: bytes, caption: z.string().max(1024).optional() }),
  sticker: z.object({}),
  contact: z.object({}),
  location: z.object({}),
  edit: z.object({ messageId: z.number().int(), text: z.string().min(1).max(4096) }),
  block: z.object({}),
  unblock: z.object({}),
} as const;
type Act = keyof typeof acts;

const does: { readonly [A in Act]: (person: Person, body: z.infer<(typeof acts)[A]>) => unknown } = {
  start: (person, { payload }) => person.start(payload),
  say: (person, { text }) => person.say(text),
  tap: (person, { messageId, data }) => person.tap(messageId, data),
  photo: (person, { base64, caption }) => person.sendPhoto(base64, caption),
  document: (person, { name, base64, caption }) => person.sendDocument(name, base64, caption),
  sticker: (person) => person.sendSticker(),
  contact: (person) => person.sendContact(),
  location: (person) => person.sendLocation(),
  edit: (person, { messageId, text }) => person.edit(messageId, text),
  block: (person) => person.block(),
  unblock: (person) => person.unblock(),
};

const newPerson = z.object({ name: z.string().trim().min(1).max(64), role: z.string().max(32).default("resident") });
const clockMove = z.union([
  z.object({
    advanceMs: z
      .number()
      .int()
      .positive()
      .max(366 * dayMs),
  }),
  z.object({ toNextReminder: z.literal(true) }),
]);
const limits = z.object({ on: z.boolean() });
const failures = z.union([
  z.object({ clear: z.literal(true) }),
  z.object({
    kind: z.enum(["429", "500", "502", "reset", "hang", "lost-answer"]),
    count: z.number().int().min(1).max(1_000_000).optional(),
    method: z.string().optional(),
    chatId: z.number().int().optional(),
    retryAfter: z.number().int().min(1).optional(),
  }),
]);

export interface State {
  readonly libraryName: string;
  readonly sampleNote: string;
  readonly botUsername: string;
  readonly now: number;
  readonly zone: string;
  readonly nextReminderAt: number | null;
  readonly limits: boolean;
  readonly chats: readonly object[];
  readonly traffic: Emulator["traffic"];
}

export async function readState(emulator: Emulator, library: Library): Promise<State> {
  return {
    libraryName: library.libraryName,
    sampleNote: library.sampleNote,
    botUsername: emulator.botUsername,
    now: library.now(),
    zone: library.zone,
    nextReminderAt: await library.nextReminderAt(),
    limits: emulator.limitsOn,
    chats: emulator.people().map((person) => {
      const { id, name, role } = person;
      return { person: { id, name, role }, ...without(person.chat, "last") };
    }),
    traffic: emulator.traffic,
  };
}

export type ControlOutcome =
  | { readonly kind: "done"; readonly answer: object; readonly clockMoved?: boolean }
  | { readonly kind: "wrong"; readonly error: string }
  | { readonly kind: "unknown" };

/** Does what a POST to `/playground/<path>` asks. @throws Refusal where Telegram would refuse the person's file */
export async function control(
  emulator: Emulator,
  library: Library,
  path: string,
  body: unknown,
): Promise<ControlOutcome> {
  if (path === "people")
    return parsed(newPerson, body, ({ name, role }) => ({ id: addPerson(emulator, name, role).id }));
  if (path === "limits") return parsed(limits, body, ({ on }) => (emulator.setLimits(on), { on }));
  if (path === "faults")
    return parsed(failures, body, (f) => {
      if ("clear" in f) emulator.clearFailures();
      else emulator.failNext(withoutUndefined(f));
      return {};
    });
  if (path === "clock") return moveClock(library, body);
  const [, id, act] = /^people\/(-?\d+)\/([a-z]+)$/.exec(path) ?? [];
  const person = emulator.people().find((p) => String(p.id) === id);
  if (!person || !isAct(act)) return { kind: "unknown" };
  return perform(person, act, body);
}

const isAct = (act: string | undefined): act is Act => act !== undefined && Object.hasOwn(acts, act);

function perform<A extends Act>(person: Person, act: A, body: unknown): ControlOutcome {
  const schema: z.ZodType = acts[act];
  return parsed(schema as z.ZodType<z.infer<(typeof acts)[A]>>, body, (given) => {
    const result = does[act](person, given);
    return typeof result === "object" && result !== null ? { message: result } : {};
  });
}

async function moveClock(library: Library, body: unknown): Promise<ControlOutcome> {
  const move = clockMove.safeParse(body);
  if (!move.success) return { kind: "wrong", error: z.prettifyError(move.error) };
  if ("toNextReminder" in move.data) await library.toNextReminder();
  else await library.advance(move.data.advanceMs);
  const answer = { now: library.now(), nextReminderAt: await library.nextReminderAt() };
  return { kind: "done", answer, clockMoved: true };
}

function addPerson(emulator: Emulator, name: string, role: string): Person {
  const id = Math.max(1000, ...emulator.people().map((p) => p.id)) + 1;
  const [firstName, ...others] = name.split(/\s+/);
  const lastName = others.join(" ");
  return emulator.person({ id, role, firstName: firstName as string, ...(lastName !== "" && { lastName }) });
}

function parsed<S>(schema: z.ZodType<S>, body: unknown, run: (given: S) => object): ControlOutcome {
  const given = schema.safeParse(body);
  if (!given.success) return { kind: "wrong", error: z.prettifyError(given.error) };
  return { kind: "done", answer: run(given.data) };
}

/** zod gives absent properties the type `undefined`, which is not the same as absent. */
const withoutUndefined = <T extends object>(object: T) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
