import { describe, expect, it } from "vitest";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import type { Person } from "../../src/playground/person.ts";
import { testLibrary } from "../support/library.ts";

/** The short form of the race in the benchmark (test/bench/parts/race.ts). */
const people = 80;

describe("a race for seats", { timeout: 60_000 }, () => {
  it("gives each seat once and everybody else a place in line of their own, through the real bot", async () => {
    const library = await testLibrary();
    const { rosters, catalogue } = library.app.library;
    const meeting = catalogue().meetingsByStart.find((m) => m.quota >= 10 && m.quota <= 30);
    if (!meeting) throw new Error("not in the sample");
    const ends = new Map<number, string>();
    const racers = new Map<number, Person>();
    await new Promise<void>((done) => {
      library.emulator.on((event) => {
        if (event.type !== "message" || event.message.from !== "bot") return;
        const racer = racers.get(event.chatId);
        if (!racer) return;
        const end = answer(racer, event.message);
        if (end) ends.set(event.chatId, end);
        if (ends.size === people) done();
      });
      for (let i = 0; i < people; i++)
        racers.set(5_000 + i, library.emulator.person({ id: 5_000 + i, firstName: "Warga" }));
      for (const racer of racers.values()) racer.start(meeting.id);
    });
    const told = [...ends.values()];
    expect(told.filter((end) => end === "seated")).toHaveLength(meeting.quota);
    const positions = told.filter((end) => end !== "seated").map(Number);
    expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: people - meeting.quota }, (_, i) => i + 1));
    const seats = await rosters.seatsOf([meeting.id]);
    expect(seats.get(meeting.id)).toEqual({ taken: meeting.quota, waiting: people - meeting.quota });
  });
});

/** Answers what is asked of somebody who registers alone. @returns `seated`, or the place in line that they were told */
function answer(person: Person, { id, text, inlineKeyboard }: ChatMessage): string | undefined {
  if (text.includes("Terdaftar!")) return "seated";
  const position = /Daftar tunggu, urutan (\d+)\n/.exec(text)?.[1];
  if (position) return position;
  const buttons = inlineKeyboard?.flat() ?? [];
  const next = [/^Setuju/, /^Saya sendiri/, /^Daftar/].flatMap(
    (label) => buttons.find((b) => label.test(b.text)) ?? [],
  )[0];
  if (next?.data !== undefined) person.tap(id, next.data);
  else if (/siapa nama/i.test(text)) person.say("Rina Wati");
  else if (/tahun berapa/i.test(text)) person.say("1990");
  return undefined;
}
