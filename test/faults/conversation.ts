/** What residents do while processes come and go: register, and ask questions whose answers tell them apart. */
import type { MeetingId } from "../../src/platform/ids.ts";
import type { ChatMessage, Emulator, Person } from "../../src/playground/emulator.ts";
import { until } from "./stage.ts";

/** No two alike follow each other. */
export const commands = ["/lomba", "/baca", "/bantuan", "/jadwal", "/pendaftaranku"] as const;

const textsOf = (emulator: Emulator, id: number): string[] =>
  emulator
    .messagesIn(id)
    .filter((message) => message.from === "bot")
    .map((message) => message.text);

/** Asks each command alone. @returns which command an answer belongs to */
export async function learnAnswers(emulator: Emulator, person: Person): Promise<(answer: string) => number> {
  for (const [i, command] of commands.entries()) {
    person.say(command);
    await until(`${command} is answered`, () => textsOf(emulator, person.id).length > i);
  }
  const known = textsOf(emulator, person.id);
  if (new Set(known).size !== commands.length) throw new Error("answers are alike");
  return (answer) => known.indexOf(answer);
}

/** What a chat was answered: numbers of commands in the order of the answers; -1 for anything else. */
export const answersTo = (emulator: Emulator, person: Person, commandOf: (answer: string) => number): number[] =>
  textsOf(emulator, person.id).map(commandOf);

/** Numbers of the commands asked: `count`, one after the other. */
export const inTurns = (count: number): number[] => Array.from({ length: count }, (_, i) => i % commands.length);

/** They all register alone for a meeting. @returns ends it: nothing more is answered */
export function wantToRegister(emulator: Emulator, people: readonly Person[], meeting: MeetingId): () => void {
  const unfollow = emulator.on((event) => {
    if (event.type !== "message" || event.message.from !== "bot") return;
    const person = people.find(({ id }) => id === event.chatId);
    if (person) answerLike(person, event.message);
  });
  for (const person of people) person.start(meeting);
  return unfollow;
}

function answerLike(person: Person, message: ChatMessage): void {
  const button = message.inlineKeyboard?.flat().find(({ text }) => /^(Setuju|Saya sendiri|Daftar)/.test(text));
  if (button?.data !== undefined) person.tap(message.id, button.data);
  else if (/siapa nama/i.test(message.text)) person.say("Rina Wati");
  else if (/tahun berapa/i.test(message.text)) person.say("1995");
}
