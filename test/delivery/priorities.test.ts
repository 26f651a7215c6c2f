import { describe, expect, it } from "vitest";
import type { OutboxMessage } from "../../src/outbox/message.ts";
import type { Html } from "../../src/platform/markup.ts";
import { openStage } from "../faults/stage.ts";

const recipients = 250;
const reminders = 20;
const urgent = 5;

const notices = (count: number, priority: OutboxMessage["priority"], from: number) =>
  Array.from({ length: count }, (_, i): OutboxMessage => {
    const text = `${priority} ${i}` as Html;
    return { id: text, chatId: from + i, priority, text };
  });

describe("while a broadcast runs", () => {
  it(
    "reminders overtake it and urgent notices those, also when the program was killed",
    { timeout: 120_000 },
    async () => {
      const stage = await openStage({ recipients, sendRate: 25 });
      try {
        const arrived: string[] = [];
        stage.emulator.on((event) => {
          if (event.type === "message") arrived.push(event.message.text.split(" ", 1)[0] ?? "");
        });
        const program = await stage.startProgram();
        await stage.order();
        await stage.delivered(0.1);
        await stage.endProgram(program, "SIGKILL");
        await stage.settled();
        stage.isMiddle();
        arrived.length = 0;
        await stage.outbox.enqueue(notices(reminders, "reminder", 10_100));
        await stage.outbox.enqueue(notices(urgent, "urgent", 10_150));
        await stage.startProgram();
        await stage.over();
        const last = (kind: string) => arrived.lastIndexOf(kind);
        const inTheWay = (kind: string, before: number) => arrived.slice(0, before).filter((k) => k === kind).length;
        // What was on its way before the queue was read: a third of a second.
        const onTheWay = 8;
        expect(arrived.filter((kind) => kind === "urgent")).toHaveLength(urgent);
        expect(arrived.filter((kind) => kind === "reminder")).toHaveLength(reminders);
        expect(inTheWay("reminder", last("urgent"))).toBeLessThanOrEqual(4);
        expect(inTheWay("Kabar", last("urgent"))).toBeLessThanOrEqual(onTheWay);
        expect(inTheWay("Kabar", last("reminder"))).toBeLessThanOrEqual(onTheWay);
        expect((await stage.verdict()).missed).toBe(0);
      } finally {
        await stage.close();
      }
    },
  );
});
