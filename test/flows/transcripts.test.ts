import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { testLibrary } from "../support/library.ts";
import { expectNothingPersonal } from "../support/personal.ts";
import { play } from "../support/transcript.ts";

const folder = new URL("../transcripts/", import.meta.url);

describe("transcripts", () => {
  for (const file of readdirSync(folder))
    it(file.replace(/\.txt$/, "").replaceAll("-", " "), async () => {
      const script = readFileSync(new URL(file, folder), "utf8");
      const library = await testLibrary();
      await play(script, library);
      const personas = [...script.matchAll(/^# persona: \d+ (.+)$/gm)].map((match) => String(match[1]));
      expectNothingPersonal(library, personas);
    });
});
