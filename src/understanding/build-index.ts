/** What understanding looks up, built once for each snapshot of the catalogue. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface UnderstandingIndex {
  readonly snapshot: CatalogueSnapshot;
  readonly vocabulary: Vocabulary;
}

export const buildIndex = (snapshot: CatalogueSnapshot, vocabulary: Vocabulary): UnderstandingIndex => ({
  snapshot,
  vocabulary,
});
