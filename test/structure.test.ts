import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../", import.meta.url);

/** Files of a folder, as paths from the project's root. */
const filesIn = (folder: string) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const code = [...filesIn("src"), ...filesIn("flows")].filter((file) => file.endsWith(".ts"));

/** Lines of `files` that match, as `file: line`. */
const lines = (files: string[], pattern: RegExp) =>
  files.flatMap((file) =>
    read(file)
      .split("\n")
      .filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
const except = (...places: string[]) => code.filter((file) => !places.some((place) => file.startsWith(place)));

describe("the code", () => {
  it("asks for the time only through the clock", () => {
    expect(lines(except("src/platform/clock.ts"), /\bDate\.now\(\)|\bnew Date\(\)/)).toEqual([]);
  });

  it("reads the environment only where the process begins", () => {
    expect(lines(except("src/main.ts", "src/commands/"), /\bprocess\.env\b/)).toEqual([]);
  });

  it("says nothing to people outside locales", () => {
    expect(lines(except("src/understanding/"), /\b(reply|answerCallbackQuery|editMessageText)\(\s*["`]/)).toEqual([]);
  });

  it("has its Lua steps say what they take and return", () => {
    const steps = filesIn("src").filter((file) => file.endsWith(".lua"));
    expect(steps.filter((file) => !/^--/.test(read(file)) || !/KEYS/.test(read(file)))).toEqual([]);
  });

  it("has a folder for each subject that its tests name", () => {
    const subjects = new Set([
      ...readdirSync(new URL("src", root)),
      "flows",
      "support",
      "delivery",
      "faults",
      "security",
      "observability",
      "bench",
      "transcripts",
    ]);
    const folders = readdirSync(new URL("test", root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name).filter((name) => !subjects.has(name))).toEqual([]);
  });

  it("is tested without sleeps", () => {
    const tests = filesIn("test").filter((file) => file.endsWith(".ts") && file !== "test/structure.test.ts");
    expect(lines(tests, /\bsleep\(|setTimeout\([^,]*(resolve|done|r),\s*\d/)).toEqual([]);
  });
});
