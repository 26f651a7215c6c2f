/** Dialogues that find nothing in memory, as after a restart at each update: flows are replayed from what Redis keeps. */
import { ReplayEngine } from "@grammyjs/conversations";
import { afterAll, expect, vi } from "vitest";

vi.mock("../../src/platform/kept-briefly.ts", () => ({
  keptBriefly: () => ({ get: () => undefined, set: () => undefined, delete: () => undefined, clear: () => undefined }),
}));

const replay = vi.spyOn(ReplayEngine.prototype, "replay");
afterAll(() => expect(replay.mock.calls.filter(([{ receive }]) => receive.length > 3).length).toBeGreaterThan(50));

await import("./transcripts.test.ts");
await import("./dialogues.test.ts");
await import("./librarians.test.ts");
await import("./broadcast.test.ts");
await import("./attendance.test.ts");
