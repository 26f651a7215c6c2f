import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { testLibrary } from "../support/library.ts";
import { play } from "../support/transcript.ts";

const folder = new URL("../transcripts/", import.meta.url);

describe("transcripts", () => {
  for (const file of readdirSync(folder))
    it(file.replace(/\.txt$/, "").replaceAll("-", " "), async () => {
      await play(readFileSync(new URL(file, folder), "utf8"), await testLibrary());
    });
});
