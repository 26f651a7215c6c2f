/** How much of a query each document of a search explains, added up word by word. */

export interface Total {
  readonly position: number;
  /** Weight of the words that were found. */
  readonly score: number;
  /** The same of the words that must be explained. */
  readonly required: number;
  /** The best that a word that must be explained was found. */
  readonly closeness: number;
}

export interface Totals {
  /**
   * @param hits positions of the documents where a word was found, each once
   * @param best how well it was found in each document, 0 to 1: set back to zero here
   * @param weight what the word counts
   * @param required what it counts as one that must be explained; 0 where it need not
   */
  add(hits: readonly number[], best: Float64Array, weight: number, required: number): void;
  /** The documents found, best first; the totals begin anew. */
  best(most: number): Total[];
}

/** What scores less than this share of the best is never meant. */
const worthRanking = 0.4;

/** For one search after another: a message of many words touches thousands of documents, and a table for each search is what costs. */
export function createTotals(documents: number): Totals {
  const scores = new Float64Array(documents);
  const requireds = new Float64Array(documents);
  const closenesses = new Float64Array(documents);
  const isTouched = new Uint8Array(documents);
  let touched: number[] = [];
  return {
    add(hits, best, weight, required) {
      for (const position of hits) {
        const quality = best[position] as number;
        best[position] = 0;
        if (isTouched[position] === 0) {
          isTouched[position] = 1;
          touched.push(position);
        }
        scores[position]! += quality * weight;
        requireds[position]! += quality * required;
        if (required > 0 && quality > closenesses[position]!) closenesses[position] = quality;
      }
    },
    best(most) {
      let highest = 0;
      for (const position of touched) highest = Math.max(highest, scores[position]!);
      const found = touched
        .filter((position) => scores[position]! >= worthRanking * highest)
        .sort((a, b) => scores[b]! - scores[a]! || a - b)
        .slice(0, most)
        .map((position) => ({
          position,
          score: scores[position]!,
          required: requireds[position]!,
          closeness: closenesses[position]!,
        }));
      for (const position of touched) {
        scores[position] = requireds[position] = closenesses[position] = 0;
        isTouched[position] = 0;
      }
      touched = [];
      return found;
    },
  };
}
