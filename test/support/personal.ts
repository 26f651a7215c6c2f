/** Looks through a run's log for what people are called, wrote and read. */
import { expect } from "vitest";
import type { TestLibrary } from "./library.ts";

/** Every name, and every text of four letters or more that somebody typed or was written. */
function personal({ emulator }: TestLibrary): string[] {
  const found = new Set<string>();
  for (const person of emulator.people()) {
    for (const message of person.chat.messages) {
      if (message.from === "person" && !message.text.startsWith("/")) found.add(message.text);
      for (const line of message.text.split("\n")) found.add(line);
    }
  }
  // Codes of registrations and numbers are ids, not names.
  return [...found].map((text) => text.trim()).filter((text) => /\p{L}{4}/u.test(text));
}

/** @param names those of people, in parts; what was typed and written is known from the chats */
export function expectNothingPersonal(library: TestLibrary, names: readonly string[]): void {
  const log = library.log.join("\n").toLowerCase();
  const leaked = [...personal(library), ...names].filter((text) => log.includes(text.toLowerCase()));
  expect(leaked).toEqual([]);
  expect(log).not.toContain(library.config.botToken?.split(":")[1]);
}
