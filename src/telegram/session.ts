/** What is known about a chat while one update is handled: it comes with the update, and is written with its acknowledgement. */
import { z } from "zod";
import type { Clock } from "../platform/clock.ts";
import type { ResidentId } from "../platform/ids.ts";
import { keptBriefly } from "../platform/kept-briefly.ts";
import type { Html } from "../platform/markup.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { Inbox, InboxEntry, Write } from "../inbox/update.ts";
import type { RedisClient } from "../redis/connect.ts";
import { contextLifetimeMs, emptyContext, readContext, writeContext, type Context } from "../understanding/context.ts";
import type { Keys } from "../redis/keys.ts";
import { chatPartition } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import type { Resident } from "../residents/resident.ts";
import { readProfile } from "../residents/residents-store.ts";

/** A dialogue ends after this silence. */
export const dialogueSilenceMs = 30 * 60_000;
/** Those that were written last, each some ten kilobytes with its run. */
const dialoguesKeptAtMost = 2_000;
/** Stored values outlive the program's own deadlines (its clock may be moved), but not for ever: dialogues hold personal data. */
const storedLifeMs = 24 * 3_600_000;

const endDialogueScript = loadScript(new URL("end-dialogue.lua", import.meta.url));

/** How dialogues are logged. Raised when flow-run.ts logs otherwise; what was logged before ends politely. */
export const dialogueForm = 4;
const storedDialogue = z.object({
  form: z.literal(dialogueForm),
  expiresAt: z.number(),
  flow: z.string(),
  args: z.array(z.string()),
  log: z.array(z.unknown()),
});

/** An update in the log of a dialogue: its id, the message whose button was pressed (else 0), and the answer that the flow read in it. */
export type Turn = [updateId: number, tapped: number, answer?: string | number | object];

export interface DialogueState {
  /** Id of the flow with its version. */
  readonly flow: string;
  readonly args: readonly string[];
  /** In the order of the flow: the update that it began with, then answers, and by themselves what it did and saw outside. */
  readonly log: readonly (Turn | readonly [result: unknown])[];
}

/** `hint`: what to say to a text that is neither an answer nor a question. */
export type OpenQuestion = MessageContent & { readonly hint?: Html };

/** Data of the buttons of a yes-or-no question; without spaces and `|`. */
export interface Asked {
  readonly yes: string;
  readonly no: string;
}

export interface Session {
  readonly chatId: number;
  readonly resident: Resident;
  /** Asked for when it matters; a right that was taken away is gone with the next update. */
  isLibrarian(): Promise<boolean>;
  /** What the last question was about. */
  context: Context;
  /** Undefined while no dialogue runs. */
  dialogue: DialogueState | undefined;
  /** The question that a dialogue waits on, once this update was no answer to it: repeated after anything else was answered. */
  question: OpenQuestion | undefined;
  /** A yes-or-no question outside of dialogues that this update asks; the next one may answer it by a word. */
  asked: Asked | undefined;
  /** The question that the update before this one asked. */
  readonly lastAsked: Asked | undefined;
  /** Why a stored dialogue was not resumed; told to the resident once. */
  ended: "expired" | "outdated" | "not-allowed" | undefined;
}

export interface SessionStore {
  /** With a round trip where the update came without its record. */
  read(entry: Pick<InboxEntry, "chatId" | "record">): Promise<Session>;
  /** What the update changed, for the step that acknowledges the update. */
  changes(before: Session, after: Session): Write[];
  /** Dialogues of one partition that were silent too long, at most 500. */
  silent(partition: number): Promise<readonly SilentDialogue[]>;
  /** Removes a silent dialogue, unless it went on meanwhile. */
  end(dialogue: SilentDialogue): Promise<void>;
}

export interface SilentDialogue {
  readonly chatId: number;
  readonly expiresAt: number;
}

interface Deps {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly readRecord: Inbox["readRecord"];
  readonly dialoguesInMemory?: number | undefined;
  readonly isLibrarian: (id: ResidentId) => Promise<boolean>;
  /** Ids of the flows that this version knows, with their version: `register@1`. */
  readonly knownFlows: ReadonlySet<string>;
  /** Those of them that only librarians may go on with. */
  readonly librarianFlows: ReadonlySet<string>;
}

export function createSessionStore(deps: Deps): SessionStore {
  const { redis, keys, clock, readRecord, dialoguesInMemory = dialoguesKeptAtMost } = deps;
  const written = keptBriefly<number, StoredDialogue & { readonly text: string }>(dialoguesInMemory);
  return {
    async read({ chatId, record }) {
      const id = chatId as ResidentId;
      const [profile, dialogue, context] = record ?? (await readRecord(chatId));
      const now = clock.now();
      let librarian: Promise<boolean> | undefined;
      const isLibrarian = () => (librarian ??= deps.isLibrarian(id));
      return {
        chatId,
        resident: readProfile(id, profile),
        isLibrarian,
        ...parseContext(context, now),
        question: undefined,
        asked: undefined,
        ...(await readDialogue(dialogue, written.get(chatId), now, isLibrarian, deps)),
      };
    },

    changes(before, after) {
      const { chatId } = after;
      const now = clock.now();
      const deadlines = keys.dialogueDeadlines(chatPartition(chatId));
      const writes: Write[] = [];
      const add = (command: string, key: string, ...args: (string | number)[]) => writes.push({ command, key, args });
      if (after.dialogue !== undefined) {
        const expiresAt = now + dialogueSilenceMs;
        const { dialogue } = after;
        const text = JSON.stringify({ form: dialogueForm, expiresAt, ...dialogue });
        written.set(chatId, { text, expiresAt, dialogue });
        add("SET", keys.dialogue(chatId), text, "PX", storedLifeMs);
        add("ZADD", deadlines, expiresAt, chatId);
      } else if (before.dialogue !== undefined || before.ended !== undefined) {
        written.delete(chatId);
        add("DEL", keys.dialogue(chatId));
        add("ZREM", deadlines, chatId);
      }
      if (after.context !== before.context || after.asked || before.lastAsked) {
        const asked = after.asked ? `|${after.asked.yes}|${after.asked.no}` : "";
        if (after.context === emptyContext && !after.asked) add("DEL", keys.context(chatId));
        else add("SET", keys.context(chatId), `${now}${asked} ${writeContext(after.context)}`, "PX", storedLifeMs);
      }
      return writes;
    },

    async silent(partition) {
      const rows = await redis.zrangebyscore(
        keys.dialogueDeadlines(partition),
        "-inf",
        clock.now(),
        "WITHSCORES",
        "LIMIT",
        0,
        500,
      );
      return rows.flatMap((member, i) =>
        i % 2 === 0 ? [{ chatId: Number(member), expiresAt: Number(rows[i + 1]) }] : [],
      );
    },

    async end({ chatId, expiresAt }) {
      await runScript(
        redis,
        endDialogueScript,
        [keys.dialogueDeadlines(chatPartition(chatId)), keys.dialogue(chatId)],
        [chatId, expiresAt],
      );
    },
  };
}

/** Stored as the moment (epoch ms), with what was asked behind it (`|yes|no`), and the context, separated by a space. */
function parseContext(raw: string | null, now: number): Pick<Session, "context" | "lastAsked"> {
  const space = raw?.indexOf(" ") ?? -1;
  const [at, yes, no] = raw?.slice(0, space).split("|") ?? [];
  if (raw === null || space < 0 || now - Number(at) > contextLifetimeMs)
    return { context: emptyContext, lastAsked: undefined };
  return { context: readContext(raw.slice(space + 1)), lastAsked: yes && no ? { yes, no } : undefined };
}

interface StoredDialogue {
  readonly expiresAt: number;
  readonly dialogue: DialogueState;
}

/** @param written what this process wrote last */
async function readDialogue(
  text: string | null,
  written: (StoredDialogue & { readonly text: string }) | undefined,
  now: number,
  isLibrarian: () => Promise<boolean>,
  { knownFlows, librarianFlows }: Pick<Deps, "knownFlows" | "librarianFlows">,
): Promise<Pick<Session, "dialogue" | "ended">> {
  const none = { dialogue: undefined };
  if (text === null) return { ...none, ended: undefined };
  const stored = written?.text === text ? written : parseDialogue(text);
  if (!stored || !knownFlows.has(stored.dialogue.flow)) return { ...none, ended: "outdated" };
  const { expiresAt, dialogue } = stored;
  if (now > expiresAt) return { ...none, ended: "expired" };
  if (librarianFlows.has(dialogue.flow) && !(await isLibrarian())) return { ...none, ended: "not-allowed" };
  return { dialogue, ended: undefined };
}

function parseDialogue(raw: string): StoredDialogue | undefined {
  const stored = storedDialogue.safeParse(parseJson(raw));
  if (!stored.success) return undefined;
  const { expiresAt, flow, args, log } = stored.data;
  return { expiresAt, dialogue: { flow, args, log: log as DialogueState["log"][number][] } };
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
