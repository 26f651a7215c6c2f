import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Meeting } from "../../src/catalogue/catalogue.ts";
import type { MeetingId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { testLibrary, type TestLibrary } from "../support/library.ts";
import { testRedis } from "../support/redis.ts";

const card = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  input_message_content: z.object({ message_text: z.string() }),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(z.object({ url: z.string() }))) }),
});

/** What Telegram would show under `@bot <query>`. */
function inline({ emulator, visitor }: TestLibrary, query: string) {
  const answered = new Promise<readonly unknown[]>((resolve) => {
    emulator.on((event) => {
      if (event.type === "inline-answer") resolve(event.results);
    });
  });
  visitor(101, "Siti").person.inlineQuery(query);
  return answered.then((results) => results.map((result) => card.parse(result)));
}

describe("@bot in any chat", { timeout: 20_000 }, () => {
  it("offers the meetings that fit, each with a link into its registration", async () => {
    const library = await testLibrary();
    const cards = await inline(library, "drum");
    const { meetingById, courseById } = library.app.library.catalogue();
    expect(cards.length).toBeGreaterThan(0);
    for (const { id, title, reply_markup } of cards) {
      expect(title).toMatch(/drum/i);
      expect(courseById.get(meetingById.get(id as never)?.courseId as never)?.title).toBe(title);
      expect(reply_markup.inline_keyboard[0]?.[0]?.url).toBe(`https://t.me/kelas_berbagi_bot?start=${id}`);
    }
    const siti = library.visitor(101, "Siti");
    const [asked] = await siti.start(cards[0]?.id);
    expect(asked?.text).toBe(library.t("registration-consent", { months: 12 }).replace(/<[^>]+>/g, ""));
  });

  it("offers the next meetings where nothing was typed, none where nothing fits, and no dialogue is disturbed", async () => {
    const library = await testLibrary();
    const siti = library.visitor(101, "Siti");
    const next = await inline(library, "");
    expect(next[0]?.id).toBe(library.app.library.catalogue().meetingsByStart[0]?.id);
    await siti.start(next[0]?.id);
    const before = siti.transcript();
    expect(await inline(library, "qwxz plgh mmbrt")).toEqual([]);
    expect(siti.transcript()).toBe(before);
    expect(siti.buttons()[0]).toMatch(/^Setuju/);
  });
});

describe("@bot with words", { timeout: 20_000 }, () => {
  const { redis, keys } = testRedis();
  const local = createLocalTime("Asia/Jakarta");
  const weekdays = ["minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"];
  let library: TestLibrary;
  beforeAll(async () => {
    library = await testLibrary({ redis, keys, forWholeFile: true });
  });

  const catalogue = () => library.app.library.catalogue();
  const upcoming = () => catalogue().meetingsByStart.filter((m) => m.startsAt > library.clock.now());
  const courseOf = (id: string) => {
    const found = catalogue().meetingById.get(id as MeetingId);
    return found && catalogue().courseById.get(found.courseId);
  };
  const meetingOf = (id: string) => catalogue().meetingById.get(id as MeetingId);
  /** Classes that no other is named after, by their titles as somebody types them. */
  const called = () =>
    catalogue().courses.flatMap((course) => {
      const word = course.title.toLowerCase();
      const isOwn = catalogue().courses.every((c) => c === course || !c.title.toLowerCase().includes(word));
      const meetings = upcoming().filter((m) => m.courseId === course.id);
      return isOwn && word.split(" ").length <= 4 && meetings.length > 0 ? [{ word, course, meetings }] : [];
    });

  it("of a class and a day offers the meetings of that class on such days", async () => {
    const classes = called().slice(0, 5);
    expect(classes.length).toBeGreaterThan(2);
    for (const { word, course, meetings } of classes)
      for (const day of new Set(meetings.map((m) => local.weekdayOf(local.dateOf(m.startsAt))))) {
        const cards = await inline(library, `${word} ${weekdays[day]}`);
        expect(cards.length, word).toBeGreaterThan(0);
        for (const { id } of cards) {
          expect(courseOf(id)).toBe(course);
          expect(local.weekdayOf(local.dateOf(meetingOf(id)?.startsAt ?? 0)), `${word} ${day}`).toBe(day);
        }
      }
  });

  it("of a day offers the meetings of that day", async () => {
    for (const [text, days] of [
      ["besok", 1],
      ["lusa ada apa", 2],
    ] as const) {
      const date = local.dateOf(library.clock.now() + days * 86_400_000);
      const expected = upcoming().filter((m) => local.dateOf(m.startsAt) === date);
      expect(
        (await inline(library, text)).map((c) => c.id),
        text,
      ).toEqual(expected.slice(0, 6).map((m) => m.id));
    }
  });

  it("of a condition offers only what fulfils it", async () => {
    for (const { id } of await inline(library, "gratis")) expect(courseOf(id)?.feeRupiah).toBe(0);
    for (const { id } of await inline(library, "buat anak")) expect(courseOf(id)?.audiences).toContain("anak");
  });

  it("tells on each card when, where, what it costs and how many seats are left", async () => {
    const cards = await inline(library, "");
    expect(cards.length).toBeLessThanOrEqual(50);
    for (const { id, description, title, input_message_content: shared } of cards) {
      const { startsAt, endsAt, place, quota } = meetingOf(id) as Meeting;
      for (const text of [description, shared.message_text]) {
        expect(text).toContain(library.t.format.timeSpan(startsAt, endsAt));
        expect(text).toContain(place);
        expect(text).toContain(String(quota));
      }
      expect(shared.message_text).toContain(title);
      expect(shared.message_text).toContain(library.t.format.date(startsAt));
      expect(shared.message_text).toMatch(/Gratis|Rp\d/);
    }
  });

  it("whose button is pressed opens the registration of that very meeting", async () => {
    const cards = await inline(library, called()[0]?.word ?? "");
    const last = cards.at(-1);
    const siti = library.visitor(707, "Siti");
    await siti.start(last?.id);
    await siti.tap(/^Setuju/);
    const { startsAt } = meetingOf(last?.id ?? "") as Meeting;
    const heard = `${siti.transcript()}`;
    expect(heard).toContain(last?.title);
    expect(heard).toContain(library.t.format.date(startsAt));
  });

  it("never offers a meeting that has begun", async () => {
    const first = upcoming()[0] as Meeting;
    await library.advance(first.startsAt - library.clock.now());
    expect((await inline(library, "")).map((c) => c.id)).not.toContain(first.id);
  });
});
