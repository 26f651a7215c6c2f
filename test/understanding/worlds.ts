/** The invented libraries of the question sets, each ready to be asked. */
import { fileURLToPath } from "node:url";
import { createSnapshot, type CatalogueSnapshot } from "../../src/catalogue/snapshot.ts";
import { prepareEvaluation, vocabularyOfResidents } from "../../src/commands/prepare-evaluation.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { type Context, emptyContext } from "../../src/understanding/context.ts";
import { type Understood, understand } from "../../src/understanding/understand.ts";
import { questionSets } from "./question-sets.ts";

export interface World {
  readonly name: string;
  readonly snapshot: CatalogueSnapshot;
  readonly ask: (text: string, context?: Context) => Understood;
  readonly knows: (word: string) => boolean;
  /** First messages of the set's cases, without greetings and oddities. */
  readonly questions: readonly string[];
}

const vocabulary = vocabularyOfResidents();
let opened: Promise<World[]> | undefined;

/** The same for all who ask in one process: nothing changes them. */
export const openWorlds = (): Promise<World[]> => (opened ??= open());

const open = (): Promise<World[]> =>
  Promise.all(
    questionSets.map(async ({ folder, now }) => {
      const file = (path: string) => fileURLToPath(new URL(`${folder}/${path}`, import.meta.url));
      const { cases, deps } = await prepareEvaluation(file("questions.jsonl"), file("catalogue"), now, vocabulary);
      const snapshot = createSnapshot(deps.catalogue, 1);
      const index = buildIndex(snapshot, deps.vocabulary);
      const { local } = deps;
      return {
        name: folder,
        snapshot,
        ask: (text, context = emptyContext) => understand(text, { index, now: deps.now, local, context }),
        knows: (word) => index.recogniser.words(word).some((w) => w.known),
        questions: cases.filter((c) => c.cat !== "greet" && c.cat !== "odd").map((c) => c.turns[0]?.say ?? ""),
      };
    }),
  );
