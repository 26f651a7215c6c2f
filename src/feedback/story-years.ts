/** The years of which there may be stories, and what is forgotten of them. */
import type { LocalDate, LocalTime } from "../platform/local-time.ts";
import type { FeedbackStore } from "./feedback-store.ts";

/** Nobody told a story before. */
const firstYear = 2026;

/** @returns `2026` up to the year of today */
export function yearsOfStories(today: LocalDate): string[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: Math.max(1, last - firstYear + 1) }, (_, i) => String(firstYear + i));
}

/** Of stories that were told before a moment (epoch ms), nobody needs to know any more whose they are. */
export async function forgetTellers(
  { feedback, local }: { readonly feedback: Pick<FeedbackStore, "forgetTellers">; readonly local: LocalTime },
  before: number,
): Promise<void> {
  for (const year of yearsOfStories(local.dateOf(before))) await feedback.forgetTellers(year, before);
}
