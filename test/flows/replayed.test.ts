/** Dialogues that find nothing in memory, as after a restart at each update: flows are replayed from what Redis keeps. */
import { vi } from "vitest";

vi.mock("../../src/platform/kept-briefly.ts", () => ({
  keptBriefly: () => ({ get: () => undefined, set: () => undefined, clear: () => undefined }),
}));

await import("./transcripts.test.ts");
await import("./dialogues.test.ts");
await import("./librarians.test.ts");
await import("./broadcast.test.ts");
await import("./attendance.test.ts");
