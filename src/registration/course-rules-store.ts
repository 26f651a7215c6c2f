/** Rules that differ from the usual ones, in Redis: one field a course. */
import { Fault } from "../platform/fault.ts";
import type { CourseId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { courseRulesChange, type CourseRulesChange } from "./course-rules.ts";

export interface CourseRulesStore {
  read(): Promise<ReadonlyMap<CourseId, CourseRulesChange>>;
  /** null: the usual rules again. */
  save(courseId: CourseId, change: CourseRulesChange | null): Promise<void>;
}

export const createCourseRulesStore = (redis: RedisClient, keys: Keys): CourseRulesStore => ({
  read: async () => {
    const raw = await redis.hgetall(keys.courseRules());
    return new Map(
      Object.entries(raw).map(([courseId, text]) => {
        const rules = courseRulesChange.safeParse(JSON.parse(text));
        if (!rules.success) throw new Fault("registration:bad-course-rules", { courseId }, rules.error);
        return [courseId as CourseId, rules.data];
      }),
    );
  },
  save: async (courseId, change) => {
    if (change === null) await redis.hdel(keys.courseRules(), courseId);
    else await redis.hset(keys.courseRules(), courseId, JSON.stringify(change));
  },
});
