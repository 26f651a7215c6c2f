/** Which rules hold for a class: the usual ones, and what its librarians changed. */
import type { CourseId } from "../platform/ids.ts";
import { courseRulesChange, type CourseRules, type CourseRulesChange } from "./course-rules.ts";
import type { CourseRulesStore } from "./course-rules-store.ts";

export interface AllCourseRules {
  of(courseId: CourseId): CourseRules;
  /** Reads what other processes changed; each minute. */
  refresh(): Promise<void>;
  /** Changes take their place beside those made before; null: the usual rules again. @throws ZodError for values that are not allowed */
  setCourseRules(courseId: CourseId, change: CourseRulesChange | null): Promise<void>;
}

export function createCourseRules(store: CourseRulesStore, usual: CourseRules): AllCourseRules {
  let changes: ReadonlyMap<CourseId, CourseRulesChange> = new Map();
  const refresh = async () => {
    changes = await store.read();
  };
  return {
    of: (courseId) => ({ ...usual, ...changes.get(courseId) }),
    refresh,
    async setCourseRules(courseId, change) {
      await refresh();
      await store.save(courseId, change && { ...changes.get(courseId), ...courseRulesChange.parse(change) });
      await refresh();
    },
  };
}
