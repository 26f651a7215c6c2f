import { describe, expect, it } from "vitest";
import { emptyCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";

const local = createLocalTime("Asia/Jakarta");
/** A Monday. */
const now = Date.parse("2026-11-23T09:00+07:00");
const vocabulary = readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url));
const index = buildIndex(createSnapshot(emptyCatalogue, 1), vocabulary);
const conditionsOf = (text: string) => {
  const { intent } = understand(text, { index, now, local, context: emptyContext });
  return intent.kind === "list" ? intent.conditions : undefined;
};
/** `from to hour`, one for each window. */
const daysOf = (text: string) =>
  conditionsOf(text)?.period?.windows.map((w) => [w.from, w.to, w.hours?.from ?? ""].join(" ").trim());

describe("the period of a question", () => {
  it.each([
    ["hari ini", "2026-11-23 2026-11-23"],
    ["nanti sore", "2026-11-23 2026-11-23 15:00"],
    ["nanti malam", "2026-11-23 2026-11-23 18:00"],
    ["besok", "2026-11-24 2026-11-24"],
    ["besok sore", "2026-11-24 2026-11-24 15:00"],
    ["lusa", "2026-11-25 2026-11-25"],
    ["sabtu ini", "2026-11-28 2026-11-28"],
    ["sabtu depan", "2026-12-05 2026-12-05"],
    ["hari minggu", "2026-11-29 2026-11-29"],
    ["malam minggu", "2026-11-28 2026-11-28 18:00"],
    ["malam ahad", "2026-11-28 2026-11-28 18:00"],
    ["akhir pekan", "2026-11-28 2026-11-29"],
    ["weekend depan", "2026-12-05 2026-12-06"],
    ["minggu ini", "2026-11-23 2026-11-29"],
    ["minggu depan", "2026-11-30 2026-12-06"],
    ["tanggal 5", "2026-12-05 2026-12-05"],
    ["tgl 5 des", "2026-12-05 2026-12-05"],
    ["5/12", "2026-12-05 2026-12-05"],
    ["tanggal 5 sampai 7 desember", "2026-12-05 2026-12-07"],
    ["5-7 desember", "2026-12-05 2026-12-07"],
    ["awal bulan depan", "2026-12-01 2026-12-10"],
    ["pertengahan desember", "2026-12-11 2026-12-20"],
    ["akhir bulan", "2026-11-21 2026-11-30"],
    ["bulan ini", "2026-11-23 2026-11-30"],
    ["bulan depan", "2026-12-01 2026-12-31"],
    ["januari", "2027-01-01 2027-01-31"],
    ["tahun depan", "2027-01-01 2027-12-31"],
    ["habis magrib", "2026-11-23 9999-12-31 18:00"],
    ["jam 7 malam", "2026-11-23 9999-12-31 19:00"],
    ["jam 6 sore", "2026-11-23 9999-12-31 18:00"],
    ["jam 10 siang", "2026-11-23 9999-12-31 10:00"],
    ["di atas jam 5", "2026-11-23 9999-12-31 17:00"],
    ["3 hari lagi", "2026-11-26 2026-11-26"],
    ["2 minggu lagi", "2026-12-07 2026-12-13"],
    ["seminggu ke depan", "2026-11-23 2026-11-30"],
    ["dua minggu ke depan", "2026-11-23 2026-12-07"],
    ["senin sampai rabu", "2026-11-23 2026-11-25"],
    ["natal", "2026-12-25 2026-12-25"],
    ["hari guru", "2026-11-25 2026-11-25"],
  ])("reads “%s”", (period, expected) => {
    expect(daysOf(`${period} ada kelas apa`)).toEqual([expected]);
  });

  it("takes “tiap sabtu” for the next of them", () => {
    expect(conditionsOf("tiap sabtu ada kelas apa")?.period?.windows).toMatchObject([{ from: "2026-11-28" }]);
  });

  it("knows that last week is over", () => {
    expect(conditionsOf("minggu lalu ada kelas apa")?.period).toMatchObject({ past: true });
  });

  it("leaves out the hours after “bukan”", () => {
    expect(conditionsOf("kelas sabtu bukan yang pagi")).toMatchObject({
      withoutHours: { from: "00:00", to: "11:00" },
      period: { windows: [{ from: "2026-11-28", hours: null }] },
    });
  });

  it("takes the day of a story from its question", () => {
    const story = "Kak, paginya saya harus mengantar anak dulu. Makanya cuma bisa ikut yang siang. ";
    expect(daysOf(`${story}Tanggal 5 Desember siang ada kelas apa, biayanya berapa?`)).toEqual([
      "2026-12-05 2026-12-05 11:00",
    ]);
  });

  it.each(["sabtu atau minggu ini ada kelas apa", "sabtu sama minggu ini ada kelas apa"])(
    "takes a Sunday beside a Saturday for a day in “%s”",
    (text) => {
      expect(daysOf(text)).toEqual(["2026-11-28 2026-11-28", "2026-11-29 2026-11-29"]);
    },
  );
});
