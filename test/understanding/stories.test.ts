/** A class named by the words of its title at the beginning of a story, and a question at its end. */
import { describe, expect, it } from "vitest";
import { coursesOf } from "./courses-of.ts";
import { openWorlds } from "./worlds.ts";

const worlds = await openWorlds();
const stories = [
  ["ikut", "Dia agak khawatir kalau yang mengajar bukan orang kesehatan. Kelas itu diisi oleh siapa?"],
  ["daftar", "Rumah kami jauh dan harus naik ojek dulu dari desa. Kelasnya di mana ya kak?"],
  ["ikut", "Kebetulan suami saya libur dan bisa jaga toko selain jaga adiknya. Biayanya berapa?"],
] as const;

describe.each(stories)("a story of somebody who wants to %s, that goes on “%s”", (wish, rest) => {
  const asked = worlds.flatMap(({ snapshot, ask }) =>
    snapshot.courses.map(({ id, title }) => {
      const name = title.toLowerCase().replace(/^(?:kelas|belajar|latihan|pelatihan) /, "");
      const { intent } = ask(`Saya mau ${wish} kelas ${name}. ${rest}`);
      return { id, title, intent };
    }),
  );

  it("never says of a class that it is not given", () => {
    const denied = asked.filter(
      ({ intent }) => intent.kind === "unknown-class" || (intent.kind === "course" && intent.unread !== undefined),
    );
    expect(denied.map(({ title }) => title)).toEqual([]);
  });

  it("is answered with the class", () => {
    const lost = asked.filter(({ id, intent }) => !coursesOf(intent).includes(id) && intent.kind !== "community");
    expect(lost.map(({ title, intent }) => `${title} → ${JSON.stringify(intent)}`)).toEqual([]);
  });
});
