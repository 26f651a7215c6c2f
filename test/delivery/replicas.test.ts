import type { ChildProcess } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import type { MeetingId } from "../../src/platform/ids.ts";
import type { Person } from "../../src/playground/emulator.ts";
import { createRosterStore } from "../../src/registration/roster-store.ts";
import { inventProgramme } from "../bench/programme.ts";
import { answersTo, commands, inTurns, learnAnswers, wantToRegister } from "../faults/conversation.ts";
import { openFront } from "../faults/front.ts";
import { openStage, type Stage, until } from "../faults/stage.ts";
import { freePorts } from "../support/redis-servers.ts";

const now = "2026-11-23T05:00:00+07:00";
const meeting = "m15" as MeetingId;

describe("several bots behind a webhook", { timeout: 120_000 }, () => {
  let stage: Stage;
  let front: Awaited<ReturnType<typeof openFront>>;
  let start: (port: number) => Promise<ChildProcess>;

  const open = async (ports: readonly number[], copies: number): Promise<ChildProcess[]> => {
    front = await openFront(ports, copies);
    start = async (port) => {
      const program = await stage.startProgram({
        ROLE: "bot",
        PORT: String(port),
        WEBHOOK_URL: `http://127.0.0.1:${front.port}/telegram`,
        WEBHOOK_SECRET: "rahasia",
        CLOCK_START: now,
      });
      const isReady = () => fetch(`http://127.0.0.1:${port}/readyz`).then(({ ok }) => ok, () => false); // prettier-ignore
      await until("the bot is ready", isReady);
      return program;
    };
    return Promise.all(ports.map((port) => start(port)));
  };

  beforeEach(async () => {
    stage = await openStage({ recipients: 0, sendRate: 25 });
    const programme = inventProgramme({ courses: 5, meetings: 20, now: Date.parse(now), aDay: 2 });
    await createCatalogueStore(stage.redis, stage.keys).save(0, programme, []);
  });
  afterEach(async () => {
    await stage.close();
    front.close();
  });

  it("register nobody twice when every update comes to both at once, and again after a restart", async () => {
    const ports = await freePorts(2);
    const [first] = await open(ports, 2);
    const { emulator } = stage;
    const people = Array.from({ length: 5 }, (_, i) => emulator.person({ id: 100 + i, firstName: `Warga ${i}` }));
    const heard = (person: Person) => emulator.messagesIn(person.id).filter((message) => message.from === "bot");
    const unfollow = wantToRegister(emulator, people, meeting);
    const isRegistered = (person: Person) => heard(person).some(({ text }) => text.includes("Terdaftar!"));
    await until("all are registered", () => people.every(isRegistered), 60_000);
    unfollow();
    const seats = async () => (await createRosterStore(stage.redis, stage.keys).seatsOf([meeting])).get(meeting)?.taken;
    const before = people.map((person) => heard(person).map(({ text }) => text));
    expect(await seats()).toBe(people.length);
    for (const texts of before) expect(texts.filter((text) => text.includes("Terdaftar!"))).toHaveLength(1);

    await front.again();
    if (first) await stage.endProgram(first, "SIGTERM");
    await start(ports[0] as number);
    await front.again();
    for (const person of people) person.say("/bantuan");
    await until("all are heard", () => people.every((person, i) => heard(person).length > (before[i]?.length ?? 0)));
    await stage.settled();
    expect(await seats()).toBe(people.length);
    for (const [i, person] of people.entries())
      expect(heard(person).map(({ text }) => text)).toEqual([
        ...(before[i] ?? []),
        expect.stringContaining("Saya bisa bantu"),
      ]);
  });

  it("answer each chat in order, each question once", async () => {
    await open(await freePorts(3), 1);
    const { emulator } = stage;
    const commandOf = await learnAnswers(emulator, emulator.person({ id: 99, firstName: "Warga" }));
    const people = Array.from({ length: 20 }, (_, i) => emulator.person({ id: 100 + i, firstName: `Warga ${i}` }));
    const asked = inTurns(15);
    for (const i of asked) for (const person of people) person.say(commands[i] as string);
    const answers = () => people.map((person) => answersTo(emulator, person, commandOf));
    await until("all are answered", () => answers().every(({ length }) => length >= asked.length), 60_000);
    await stage.settled();
    for (const ofPerson of answers()) expect(ofPerson).toEqual(asked);
  });
});
