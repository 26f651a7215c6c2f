/** What is asked again in the same words is read once a minute; the answer is always that of `understand`. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import { rememberUnderstood } from "../../src/understanding/remember-understood.ts";
import { understand } from "../../src/understanding/understand.ts";
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
  const fresh = (text: string, context = emptyContext) =>
    understand(text, { index: state.index, now: state.now, local, context });
  const clock = { now: () => state.now };
  const read = rememberUnderstood({ understand: fresh, index: () => state.index, clock });
  return { state, read, fresh };
}

afterEach(() => void vi.useRealTimers());

describe("rememberUnderstood", () => {
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

  it("reads once what is asked after different words of the same meaning", () => {
    const { read } = reader();
    const [one, other] = ["kelas jahit kapan?", "kelas jahit kapan ya?"].map(
      (text) => read(text, emptyContext).context,
    );
    expect(one).toEqual({ ...other, question: "kelas jahit kapan?" });
    expect(read("biayanya?", one ?? emptyContext)).toBe(read("biayanya?", other ?? emptyContext));
  });

  it("holds on to nothing for more than a minute, asked or not", () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const { read } = reader();
    const first = read("kelas jahit kapan?", emptyContext);
    vi.advanceTimersByTime(minute);
    expect(read("kelas jahit kapan?", emptyContext)).not.toBe(first);
  });

  it("holds on to five hundred messages at most", () => {
    const { read } = reader();
    const texts = Array.from({ length: 501 }, (_, i) => `kelas nomor ${i}`);
    const firsts = texts.map((text) => read(text, emptyContext));
    // From the last to the first, which made room for it.
    const held = texts.map((_, i) => read(texts.at(-1 - i) as string, emptyContext) === firsts.at(-1 - i));
    expect(held).toEqual([...Array.from({ length: 500 }, () => true), false]);
  });

  it("does not hold on to long messages", () => {
    const { read } = reader();
    const story = `Saya ibu dari dua anak dan bekerja di pasar setiap hari sampai sore. ${"Begitulah. ".repeat(4)}Kelas jahit kapan?`;
    expect(read(story, emptyContext)).not.toBe(read(story, emptyContext));
    expect(read(story, emptyContext)).toEqual(read(story, emptyContext));
  });
});
