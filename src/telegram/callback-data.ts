/** What a button says when it is tapped: `verb:argument:argument`, at most 64 bytes, readable by every later release. */
import type { CompetitionId, CourseId, MeetingId, ParticipantId, RegistrationCode } from "../platform/ids.ts";
import type { Language } from "../platform/text-format.ts";
import { interests, type Interest } from "../residents/resident.ts";
import { facets, type Facet } from "../understanding/intent.ts";

const meeting = /^m\d{1,9}$/;
const course = /^c\d{1,9}$/;
const competition = /^l\d{1,9}$/;
const count = /^\d{1,6}$/;
const facet = new RegExp(`^(?:${facets.join("|")})$`);
const code = /^M\d{1,9}-[0-9A-HJKMNP-TV-Z]{6}$/;
const participant = /^p\d{1,6}$/;
const interest = new RegExp(`^(?:${interests.join("|")})$`);
const language = /^(?:id|en)$/;
const words = /^[^:]{1,40}$/u;

/** The table of verbs: kind of action → letter in the data and the shape of its arguments. A new verb is a new line here and in `Action`. */
const verbs = {
  register: ["r", [meeting]],
  "register-course": ["rc", [course]],
  course: ["c", [course]],
  "ask-course": ["q", [course, facet]],
  "other-meetings": ["o", [course]],
  more: ["n", [count]],
  wish: ["w", [words]],
  "to-librarian": ["h", []],
  schedule: ["s", []],
  competitions: ["k", []],
  competition: ["l", [competition]],
  help: ["b", []],
  "my-registrations": ["p", []],
  "my-certificates": ["pc", []],
  "my-participants": ["pp", []],
  coming: ["at", [code]],
  cancel: ["cx", [code]],
  "cancel-for-sure": ["cy", [code]],
  "cancel-one": ["co", [code, participant]],
  "keep-registration": ["ck", [code]],
  "take-offer": ["ot", [code]],
  "skip-offer": ["os", [code]],
  appeal: ["ap", []],
  calendar: ["cal", [code]],
  "calendar-off": ["calx", [code]],
  "whole-calendar": ["cala", []],
  "calendar-link": ["cl", []],
  "calendar-link-renew": ["clr", []],
  "calendar-link-end": ["cle", []],
  interests: ["i", []],
  "switch-interest": ["is", [interest]],
  mute: ["mu", [interest]],
  language: ["g", [language]],
  "erase-for-sure": ["xy", []],
  "keep-data": ["xn", []],
} as const satisfies Record<string, readonly [string, readonly RegExp[]]>;

export type Action =
  | { readonly kind: "register"; readonly args: readonly [MeetingId] }
  /** Choose among the meetings of a class. */
  | { readonly kind: "register-course"; readonly args: readonly [CourseId] }
  | { readonly kind: "course"; readonly args: readonly [CourseId] }
  | { readonly kind: "ask-course"; readonly args: readonly [CourseId, Facet] }
  | { readonly kind: "other-meetings"; readonly args: readonly [CourseId] }
  /** The page of the chat's last list that starts at this offset. */
  | { readonly kind: "more"; readonly args: readonly [`${number}`] }
  /** Remember that a class on this subject is wished for. */
  | { readonly kind: "wish"; readonly args: readonly [string] }
  /** Pass the last message that was not understood to a librarian. */
  | { readonly kind: "to-librarian"; readonly args: readonly [] }
  | { readonly kind: "schedule"; readonly args: readonly [] }
  | { readonly kind: "competitions"; readonly args: readonly [] }
  | { readonly kind: "competition"; readonly args: readonly [CompetitionId] }
  | { readonly kind: "help"; readonly args: readonly [] }
  | { readonly kind: "my-registrations"; readonly args: readonly [] }
  | { readonly kind: "my-certificates" | "my-participants"; readonly args: readonly [] }
  /** "Hadir" under a reminder; the data of this and the next are written by registration-callbacks.ts. */
  | { readonly kind: "coming"; readonly args: readonly [RegistrationCode] }
  | { readonly kind: "cancel"; readonly args: readonly [RegistrationCode] }
  /** The data of these is written by registration-callbacks.ts too. */
  | { readonly kind: "take-offer"; readonly args: readonly [RegistrationCode] }
  | { readonly kind: "skip-offer"; readonly args: readonly [RegistrationCode] }
  | { readonly kind: "appeal"; readonly args: readonly [] }
  | { readonly kind: "cancel-for-sure"; readonly args: readonly [RegistrationCode] }
  /** One of several does not come. */
  | { readonly kind: "cancel-one"; readonly args: readonly [RegistrationCode, ParticipantId] }
  | { readonly kind: "keep-registration"; readonly args: readonly [RegistrationCode] }
  /** The file that takes a cancelled registration out of a calendar. */
  | { readonly kind: "calendar-off"; readonly args: readonly [RegistrationCode] }
  /** The file of one registration, of all of them; the link that calendar programs follow. */
  | { readonly kind: "calendar"; readonly args: readonly [RegistrationCode] }
  | {
      readonly kind: "whole-calendar" | "calendar-link" | "calendar-link-renew" | "calendar-link-end";
      readonly args: readonly [];
    }
  /** What the resident wants to receive. */
  | { readonly kind: "interests"; readonly args: readonly [] }
  | { readonly kind: "switch-interest"; readonly args: readonly [Interest] }
  /** One tap under a broadcast: no more of these. */
  | { readonly kind: "mute"; readonly args: readonly [Interest] }
  | { readonly kind: "language"; readonly args: readonly [Language] }
  | { readonly kind: "erase-for-sure"; readonly args: readonly [] }
  | { readonly kind: "keep-data"; readonly args: readonly [] };

const kinds = new Map(Object.entries(verbs).map(([kind, [letter, shapes]]) => [letter as string, { kind, shapes }]));

export const encodeAction = ({ kind, args }: Action): string => [verbs[kind][0], ...args].join(":");

/** @returns null for data that no release wrote in this form */
export function decodeAction(data: string): Action | null {
  const [letter = "", ...args] = data.split(":");
  const verb = kinds.get(letter);
  if (!verb || verb.shapes.length !== args.length) return null;
  return verb.shapes.every((shape, i) => shape.test(args[i] as string))
    ? ({ kind: verb.kind, args } as unknown as Action)
    : null;
}

/** A subject short enough for `wish`: 64 bytes less the verb. */
export function wishSubject(subject: string): string {
  let short = subject.replaceAll(":", " ").trim();
  while (Buffer.byteLength(short) > 40) short = short.slice(0, -1);
  return short.trim() || "kelas";
}
