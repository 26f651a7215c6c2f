/** Time and accuracy of understanding, beside nlp.js trained on the questions of the same set. */
import { containerBootstrap } from "@nlpjs/core";
import { LangId } from "@nlpjs/lang-id";
import { Nlp } from "@nlpjs/nlp";
import { createSnapshot } from "../../../src/catalogue/snapshot.ts";
import { prepareEvaluation } from "../../../src/commands/prepare-evaluation.ts";
import { evaluate } from "../../../src/commands/evaluate.ts";
import type { Case } from "../../../src/commands/question-set.ts";
import { emptyContext } from "../../../src/understanding/context.ts";
import { understand } from "../../../src/understanding/understand.ts";
import { figure, type Figure, quantile, ratios } from "../figures.ts";
import type { Part, Settings } from "../part.ts";
import { inventProgramme, local, readIndex } from "../programme.ts";
import { mondayMorning } from "../stage.ts";

const part = "understanding";

export const understanding: Part = {
  name: part,
  about: "understanding beside nlp.js",
  async run(_stage, settings) {
    const { cases, deps } = await prepareEvaluation(settings.questions, settings.catalogueFolder, settings.now);
    const questions = cases.map((c) => c.turns[0]?.say ?? "");
    const verdicts = await evaluate(cases, deps);
    const right = (100 * verdicts.filter((v) => v.ok).length) / verdicts.length;
    return [
      ...times(questions, settings),
      figure(part, "ours: replies with every fact right", "%", [right]),
      ...(await baseline(cases, settings)),
    ];
  },
};

/** At 20 classes and at 2,000, question by question in turns; and what is made to be slow. */
function times(questions: readonly string[], { size }: Settings): Figure[] {
  const now = Date.parse(mondayMorning);
  const rounds = size === "quick" ? 1 : 7;
  const large = size === "quick" ? 200 : 2_000;
  const programmes = { small: [20, 200], large: [large, large * 10] } as const;
  const snapshotOf = ([courses, meetings]: readonly [number, number]) =>
    createSnapshot(inventProgramme({ courses, meetings, now, aDay: 20 }), 1);
  const indexes = { small: readIndex(snapshotOf(programmes.small)), large: readIndex(snapshotOf(programmes.large)) };
  const building = Array.from({ length: rounds }, () => {
    const snapshot = snapshotOf(programmes.large);
    const startedAt = performance.now();
    readIndex(snapshot);
    return performance.now() - startedAt;
  });
  const time = (text: string, index: (typeof indexes)["small"]): number => {
    const startedAt = performance.now();
    understand(text, { index, now, local, context: emptyContext });
    return performance.now() - startedAt;
  };
  // Each message by the median of its rounds: what the machine does beside now and then is not the message's time.
  const each = { small: questions.map((): number[] => []), large: questions.map((): number[] => []) };
  for (let round = size === "quick" ? 1 : -2; round <= rounds; round++)
    questions.forEach((text, i) => {
      for (const name of ["small", "large"] as const) {
        const ms = time(text, indexes[name]);
        if (round > 0) each[name][i]?.push(ms);
      }
    });
  const ofRound = (name: keyof typeof each) =>
    Array.from({ length: rounds }, (_, r) =>
      quantile(
        each[name].map((all) => all[r] as number),
        0.5,
      ),
    );
  const found = { small: ofRound("small"), large: ofRound("large") };
  const p99 = quantile(
    each.large.map((all) => quantile(all, 0.5)),
    0.99,
  );
  const slow = madeToBeSlow.map((text) => Math.min(...[1, 2, 3].map(() => time(text, indexes.large))));
  const classes = `${large.toLocaleString("en")} classes, ${(large * 10).toLocaleString("en")} meetings`;
  return [
    figure(part, `message, median, ${classes}`, "ms", found.large, { atMost: 0.3 }),
    figure(part, `message, 99 of 100, ${classes}`, "ms", [p99], { atMost: 2 }),
    figure(part, "message, median, 20 classes", "ms", found.small),
    figure(part, "many classes beside 20", "×", ratios(found.large, found.small), { atMost: 2 }),
    figure(part, `index of ${classes}`, "ms", building, { atMost: 300 }),
    figure(part, "slowest of 4,096 characters made to be slow", "ms", [Math.max(...slow)], { atMost: 20 }),
  ];
}

const filled = (text: string) => text.repeat(Math.ceil(4096 / text.length)).slice(0, 4096);
const madeToBeSlow: readonly string[] = [
  "a", "aaaaaaaa ", "kelas ", "kls masak besok sabtu depan ", "1", "12/12 ", "tanggal 5 ", "jam 9 ", "selain bukan ", "?! ",
  "😀", "memperbelajarkannya ", "kelaskelaskelas", "bukan yang pagi atau ", "kue kebaya robot gitar ", "x1y2z3 ", "\n", "ke-",
  "Dasar kaligrafi guru ", "besok kelas kelas ﷽aa", "58850 jam ", "pemul daar podast merwat nelyan kasr jeti tepe pengajarya kbaya ",
].map(filled); // prettier-ignore

/**
 * An intent library sorts a message into one of the intents it was trained on; which class, day or fact is asked stays to be
 * done. So its intents are the categories of the set, and right means the right category: an easier question than ours.
 */
async function baseline(cases: readonly Case[], { size }: Settings): Promise<Figure[]> {
  const rows = cases.map(({ cat, turns }) => ({ cat, say: turns[0]?.say ?? "" }));
  const folds = size === "quick" ? 2 : 5;
  const some = size === "quick" ? rows.slice(0, 40) : rows;
  let right = 0;
  const asked: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const nlp = await trained(some.filter((_, i) => i % folds !== fold));
    for (const { cat, say } of some.filter((_, i) => i % folds === fold)) {
      const startedAt = performance.now();
      const { intent } = await nlp.process("id", say);
      asked.push(performance.now() - startedAt);
      if (intent === cat) right++;
    }
  }
  const all = await trained(some);
  let seen = 0;
  for (const { cat, say } of some) if ((await all.process("id", say)).intent === cat) seen++;
  return [
    figure(part, `nlp.js: right category of questions it has not seen (${folds} folds)`, "%", [
      (100 * right) / some.length,
    ]),
    figure(part, "nlp.js: right category of the questions it was trained on", "%", [(100 * seen) / some.length]),
    figure(part, "nlp.js: message, median", "ms", [quantile(asked, 0.5)]),
    figure(part, "nlp.js: message, 99 of 100", "ms", [quantile(asked, 0.99)]),
  ];
}

async function trained(rows: readonly { readonly cat: string; readonly say: string }[]): Promise<Nlp> {
  const container = await containerBootstrap();
  container.use(LangId);
  const nlp = new Nlp({ container, languages: ["id"], autoSave: false, autoLoad: false, nlu: { log: false } });
  for (const { cat, say } of rows) nlp.addDocument("id", say, cat);
  await nlp.train();
  return nlp;
}
