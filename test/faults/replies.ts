/** How long residents wait for an answer while the outbox is busy: from their question to the reply, as Telegram sees it. */
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import { pause } from "../../src/platform/waiting.ts";
import { readProgramme } from "../bench/programme.ts";
import { quantile } from "../bench/figures.ts";
import { type Stage, until } from "./stage.ts";

const people = 40;
/** Each asks every two seconds. */
const betweenMs = 50;

/** Asks from the middle of a broadcast on, for `forMs` or until it is nearly over. @returns 95 of 100 are answered within so many ms */
export async function p95OfReplies(stage: Stage, forMs: number): Promise<number> {
  const { emulator, redis, keys } = stage;
  await createCatalogueStore(redis, keys).save(0, await readProgramme(Date.now()), []);
  const residents = Array.from({ length: people }, (_, i) => emulator.person({ id: 100 + i, firstName: "Warga" }));
  const askedAt = new Map<number, number>();
  const times: number[] = [];
  const unfollow = emulator.on((event) => {
    if (event.type !== "message" || event.message.from !== "bot") return;
    const at = askedAt.get(event.chatId);
    if (at === undefined) return;
    askedAt.delete(event.chatId);
    times.push(performance.now() - at);
  });
  await stage.startProgram();
  await stage.order();
  await stage.delivered(0.05);
  const questions = Math.floor(forMs / betweenMs);
  for (let i = 0; i < questions; i++) {
    const resident = residents[i % people];
    if (!resident || askedAt.has(resident.id)) throw new Error("a question was not answered within two seconds");
    askedAt.set(resident.id, performance.now());
    resident.say("/jadwal");
    await pause(betweenMs);
  }
  stage.isMiddle();
  await until("all are answered", () => askedAt.size === 0);
  unfollow();
  if (times.length !== questions) throw new Error(`${times.length} of ${questions} questions answered`);
  return quantile(times, 0.95);
}
