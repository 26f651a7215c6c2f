import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { librarianId, testLibrary } from "../support/library.ts";

async function behindWebhook() {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const library = await testLibrary({
    env: { WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`, WEBHOOK_SECRET: "rahasia-webhook", PORT: String(port) },
  });
  server.on("request", library.app.webhook as RequestListener);
  return library;
}

it("confirms in the webhook's response a tap that answers a dialogue, and other taps by a call", async () => {
  const library = await behindWebhook();
  const confirmations = async () => {
    const { values } = await library.app.metrics.apiCalls.get();
    const ofThese = values.filter(({ labels }) => labels.method === "answerCallbackQuery");
    return ofThese.reduce((sum, { value }) => sum + value, 0);
  };
  const siti = library.visitor(401, "Siti");
  await siti.say("daftar mikrotik");
  await siti.tap(/^Daftar/);
  expect(await confirmations()).toBe(1);
  const consent = siti.last();
  await siti.tap(/^Setuju/);
  await siti.tap(/^Saya sendiri/);
  expect(siti.last().text).toContain("nama lengkap");
  expect(await confirmations()).toBe(1);
  // A button of an earlier question says by a toast that it is none any more.
  const data = consent.inlineKeyboard?.[0]?.[0]?.data ?? "";
  await siti.does((person) => person.tap(consent.id, data));
  expect(siti.toasts.at(-1)?.text).toContain("sudah tidak berlaku");
  expect(await confirmations()).toBe(2);
});

it("says by a message what it would have said at a tap that is confirmed already", async () => {
  const library = await behindWebhook();
  const { courses, meetingsOf } = library.app.library.catalogue();
  const course = courses.find(({ title }) => title === "Belajar Membuat Kue Basah") as (typeof courses)[number];
  const [meeting] = meetingsOf.get(course.id) ?? [];
  const owner = library.visitor(librarianId, "Bu Nurul");
  await owner.say("/pendamping");
  const [invitation] = await owner.tap(`➕ Undang · ${course.community}`);
  const fitri = library.visitor(303, "Fitri");
  await fitri.start(/start=(T[\w-]{22})/.exec(invitation?.text ?? "")?.[1]);
  await library.advance((meeting?.startsAt ?? 0) - library.clock.now());
  await fitri.say("/peserta");
  await fitri.tap(/Kue Basah/);
  await fitri.tap(/Tamu/);
  await fitri.say("Tono");
  const { id, inlineKeyboard } = fitri.last();
  await owner.say("/pendamping");
  await owner.tap(/^Cabut/);
  // Still a button of the open question, but they keep the door no more.
  await fitri.does((person) => person.tap(id, inlineKeyboard?.[0]?.[0]?.data ?? ""));
  expect(fitri.last().text).toContain("sudah tidak berlaku");
});
