import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest, so that none of them is left over at the end. */
const longest = ["test/faults/", "test/bench/", "test/flows/attendance", "test/flows/transcripts", "test/delivery/"];
/** Files that measure how fast people are answered: they run when the others are through. */
const measured = ["test/delivery/reply-times.test.ts", "test/understanding/speed.test.ts"];
/** Run once more with dialogues that are replayed from their logs at each update, as after a restart. */
const replayed = ["transcripts", "dialogues", "librarians", "broadcast", "attendance"].map(
  (name) => `test/flows/${name}.test.ts`,
);
// Heavy runs take minutes and have commands of their own.
const heavy = process.env.HEAVY === "1";

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.includes(`/${name}`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

const shared = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // Nothing of ours keeps state in a module: files of one worker share what they import.
  isolate: false,
};

export default defineConfig({
  test: {
    globalSetup: ["test/support/start-redis.ts"],
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: heavy
      ? [{ test: { ...shared, name: "heavy", include: ["test/**/*.heavy.ts"] } }]
      : [
          {
            test: {
              ...shared,
              name: "tests",
              include: ["test/**/*.test.ts"],
              exclude: measured,
              sequence: { groupOrder: 0 },
            },
          },
          {
            test: {
              ...shared,
              name: "replayed",
              include: replayed,
              env: { DIALOGUES_IN_MEMORY: "0" },
              sequence: { groupOrder: 0 },
            },
          },
          { test: { ...shared, name: "measured", include: measured, sequence: { groupOrder: 1 } } },
        ],
  },
});
