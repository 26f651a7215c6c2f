import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import { understand } from "../../src/understanding/understand.ts";
import { inventProgramme, local, readIndex } from "../bench/programme.ts";
import { mondayMorning } from "../bench/stage.ts";
import { questionSets } from "./question-sets.ts";

/** The longest message that Telegram delivers. */
const longest = 4096;
/** However slow the message is made: this file runs when the other tests are through. */
const mostMs = 20;
/** What the machine does beside is not the message's time: the quickest of so many counts. */
const tries = 6;

/** What people ask in the question sets. */
const questions = questionSets.flatMap(({ folder }) =>
  readFileSync(new URL(`${folder}/questions.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => (JSON.parse(line) as { turns: { say: string }[] }).turns.map((turn) => turn.say)),
);

describe("a message that is built to be slow", () => {
  const now = Date.parse(mondayMorning);
  const index = readIndex(createSnapshot(inventProgramme({ courses: 2_000, meetings: 20_000, now, aDay: 20 }), 1));
  const ask = (text: string) => understand(text, { index, now, local, context: emptyContext }).intent;
  // The bot that gets such a message has answered others before.
  beforeAll(() => questions.slice(0, 500).forEach(ask));
  function quickest(text: string): number {
    let ms = Infinity;
    for (let i = 0; i < tries && ms >= mostMs; i++) {
      const startedAt = performance.now();
      ask(text);
      ms = Math.min(ms, performance.now() - startedAt);
    }
    return ms;
  }
  const filled = (text: string) => text.repeat(Math.ceil(longest / text.length)).slice(0, longest);
  const isQuick = (text: string) => {
    expect(text.length).toBe(longest);
    expect(quickest(text), JSON.stringify(text.slice(0, 60))).toBeLessThan(mostMs);
  };

  const piece = fc.constantFrom(
    ..."kelas |besok |5/12|tgl |jam |sampai |selain |bukan yang |dan |atau |di |mau daftar |gratis |yang kedua |nya|meng|kan|ke-|2 minggu lagi |perpustakaan |komunitas |anak sd |😀|.|?|\n|-|/|<b>|&|'|𝔘|é|﷽|\u200b|\u0301|  |99|0|x|aa".split(
      "|",
    ),
  );
  const chunk = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
  const titles = index.snapshot.courses.map((c) => c.title.toLowerCase());
  const words = [...new Set([...questions, ...titles].flatMap((text) => text.toLowerCase().split(/\s+/)))];
  /** Words that people type, each with a letter left out. */
  const slipped = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.nat()), {
      minLength: 900,
      maxLength: 900,
    })
    .map((all) => all.map(([word, n]) => word.slice(0, n % word.length) + word.slice((n % word.length) + 1)).join(" "));
  const title = fc.nat().map((n) => `${index.snapshot.courses[n % index.snapshot.courses.length]?.title ?? ""} `);

  it("of one piece repeated does not hold up the others", () => {
    fc.assert(
      fc.property(fc.oneof(chunk, title), (text) => isQuick(filled(text))),
      { seed: 5, numRuns: 25, endOnFailure: true },
    );
  });

  it("of thousands of digits does not hold up the others", () => {
    const digits = fc.array(fc.constantFrom(..."0123456789"), { minLength: 1, maxLength: 40 }).map((d) => d.join(""));
    const between = fc.constantFrom("", " ", "/", "-", ".", ":", ",", " jam ", " tanggal ", " ribu ");
    fc.assert(
      fc.property(digits, between, (number, gap) => isQuick(filled(number + gap))),
      { seed: 5, numRuns: 20, endOnFailure: true },
    );
  });

  it("of anything at all does not hold up the others", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: longest, maxLength: longest }),
      fc.string({ unit: fc.constantFrom(..."aiueobdknrst "), minLength: longest, maxLength: longest }),
      fc.array(piece, { minLength: 600, maxLength: 600 }).map((all) => filled(all.join(""))),
    );
    fc.assert(
      fc.property(text, (typed) => isQuick(typed.slice(0, longest))),
      { seed: 5, numRuns: 8, endOnFailure: true },
    );
  });

  it("of many titles does not hold up the others", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (step) =>
        isQuick(filled(titles.filter((_, i) => i % step === 0).join(" "))),
      ),
      { seed: 5, numRuns: 10, endOnFailure: true },
    );
  });

  it("of one slip beside another does not hold up the others", () => {
    fc.assert(
      fc.property(slipped, (typed) => isQuick(filled(typed))),
      { seed: 5, numRuns: 12, endOnFailure: true },
    );
  });

  it.each(["Dasar kaligrafi guru ", "besok kelas kelas ﷽aa", "58850 jam ", "denda kelas "])(
    "of “%s” again and again does not hold up the others",
    (text) => isQuick(filled(text)),
  );

  it("throws nothing, however long or short, and leaves a context that can be kept", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(piece, { maxLength: 40 }).map((p) => p.join("")),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (turns) => {
        let context = emptyContext;
        for (const turn of turns) {
          const understood = understand(turn, { index, now, local, context });
          expect(understood.intent.kind).toBeTypeOf("string");
          context = JSON.parse(JSON.stringify(understood.context)) as typeof context;
          expect(context).toEqual(understood.context);
        }
      }),
      { seed: 5, numRuns: 60, endOnFailure: true },
    );
  });
});
