/** What is asked again in the same words is read once a minute; the answer is always that of `understand`. */
import { describe, expect, it } from "vitest";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import { understand } from "../../src/understanding/understand.ts";
import { createUnderstanding } from "../../src/understanding/understanding.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";
import { course, meeting } from "../support/courses.ts";

const local = createLocalTime("Asia/Jakarta");
const minute = 60_000;
const startsAt = Date.parse("2026-11-23T10:00+07:00");
const vocabulary = readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url));
const indexWith = (title: string) =>
  buildIndex(
    createSnapshot(
      {
        courses: [course("kelas", { title })],
        meetings: [meeting("m", "kelas", startsAt)],
        competitions: [],
        answers: [],
        stops: [],
        communities: [],
      },
      1,
    ),
    vocabulary,
  );

function reader() {
  const state = { now: startsAt - minute, index: indexWith("Belajar Menjahit") };
  const read = createUnderstanding({ index: () => state.index, clock: { now: () => state.now }, local });
  const fresh = (text: string, context = emptyContext) =>
    understand(text, { index: state.index, now: state.now, local, context });
  return { state, read, fresh };
}

describe("createUnderstanding", () => {
  it("reads the same words once in a minute", () => {
    const { state, read, fresh } = reader();
    const first = read("ada kelas jahit hari ini?", emptyContext);
    expect(first).toEqual(fresh("ada kelas jahit hari ini?"));
    state.now += minute - 1;
    expect(read("ada kelas jahit hari ini?", emptyContext)).toBe(first);
    state.now += 1;
    expect(read("ada kelas jahit hari ini?", emptyContext)).not.toBe(first);
  });

  it("reads the same words anew after another question", () => {
    const { read, fresh } = reader();
    const { context } = read("kelas jahit kapan?", emptyContext);
    const alone = read("biayanya?", emptyContext);
    const after = read("biayanya?", context);
    expect(after).toEqual(fresh("biayanya?", context));
    expect(after.intent).not.toEqual(alone.intent);
  });

  it("reads the same words anew when the programme changes", () => {
    const { state, read } = reader();
    expect(read("kelas melukis kapan?", emptyContext).intent.kind).toBe("unknown-class");
    state.index = indexWith("Melukis di Kanvas");
    expect(read("kelas melukis kapan?", emptyContext).intent.kind).toBe("course");
  });

  it("does not hold on to long messages", () => {
    const { read } = reader();
    const story = `Saya ibu dari dua anak dan bekerja di pasar setiap hari sampai sore. ${"Begitulah. ".repeat(4)}Kelas jahit kapan?`;
    expect(read(story, emptyContext)).not.toBe(read(story, emptyContext));
    expect(read(story, emptyContext)).toEqual(read(story, emptyContext));
  });
});
