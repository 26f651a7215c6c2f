/** What came of classes, as residents told it for the library's yearly report. */
import type { FeedbackStore } from "../feedback/feedback-store.ts";

export interface YearlyStory {
  readonly course: string;
  readonly text: string;
  /** null: to be told without one. */
  readonly name: string | null;
  /** Epoch ms. */
  readonly toldAt: number;
}

/** @param year `2026` @returns earliest first; whose they are is left out where the name may not be told */
export async function yearlyStories(
  { feedback }: { readonly feedback: Pick<FeedbackStore, "stories"> },
  year: string,
): Promise<YearlyStory[]> {
  const stories = await feedback.stories(year);
  return stories
    .map(({ course, text, name, toldAt }) => ({ course, text, name, toldAt }))
    .sort((a, b) => a.toldAt - b.toldAt);
}
