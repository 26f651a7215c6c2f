import { describe, expect, it } from "vitest";
import { z } from "zod";
import { testLibrary, type TestLibrary } from "../support/library.ts";

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
