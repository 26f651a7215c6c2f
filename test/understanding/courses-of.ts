/** The classes that an Intent is about. */
import type { CourseId } from "../../src/platform/ids.ts";
import type { Intent } from "../../src/understanding/intent.ts";

export function coursesOf(intent: Intent): readonly CourseId[] {
  switch (intent.kind) {
    case "course":
      return [intent.courseId, ...intent.alsoIds];
    case "choose":
      return intent.courseIds;
    case "list":
      return intent.conditions.courseIds ?? [];
    default:
      return [];
  }
}
