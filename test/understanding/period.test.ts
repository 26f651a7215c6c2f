import { describe, expect, it } from "vitest";
import { emptyCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import type { TimeWindow } from "../../src/understanding/intent.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";

interface Moment {
  readonly at: string;
  readonly zone: string;
}
const monday: Moment = { at: "2026-11-23T09:00+07:00", zone: "Asia/Jakarta" };
/** A Sunday, half an hour old, at the end of a month. */
const monthEnd: Moment = { at: "2027-02-28T00:30+08:00", zone: "Asia/Makassar" };
/** A Thursday, late in the evening. */
const yearEnd: Moment = { at: "2026-12-31T22:30+09:00", zone: "Asia/Jayapura" };

const vocabulary = readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url));
const index = buildIndex(createSnapshot(emptyCatalogue, 1), vocabulary);
const conditionsOf = (text: string, { at, zone }: Moment = monday) => {
  const { intent } = understand(text, {
    index,
    now: Date.parse(at),
    local: createLocalTime(zone),
    context: emptyContext,
  });
  return intent.kind === "list" ? intent.conditions : undefined;
};
/** As the table writes it: first and last day (none: open), weekday, hours. */
const written = ({ from, to, weekdays, hours }: TimeWindow): string =>
  [
    from === to ? from : `${from}…${to >= "9999" ? "" : to}`,
    ...weekdays.map((day) => `weekday ${day}`),
    ...(hours ? [`${hours.from}–${hours.to}`] : []),
  ].join(" ");
const windowsOf = (text: string, moment?: Moment) => (conditionsOf(text, moment)?.period?.windows ?? []).map(written);

/** What is said | asked on a Monday morning | … when a month ends | … when a year ends. */
const said = `
hari ini                    | 2026-11-23                        | 2027-02-28                      | 2026-12-31
nanti sore                  | 2026-11-23 15:00–18:00            | 2027-02-28 15:00–18:00          | 2026-12-31 15:00–18:00
nanti malam                 | 2026-11-23 18:00–24:00            | 2027-02-28 18:00–24:00          | 2026-12-31 18:00–24:00
sore ini                    | 2026-11-23 15:00–18:00            | 2027-02-28 15:00–18:00          | 2026-12-31 15:00–18:00
malam ini                   | 2026-11-23 18:00–24:00            | 2027-02-28 18:00–24:00          | 2026-12-31 18:00–24:00
pagi ini                    | 2026-11-23 00:00–11:00            | 2027-02-28 00:00–11:00          | 2026-12-31 00:00–11:00
besok                       | 2026-11-24                        | 2027-03-01                      | 2027-01-01
besok pagi                  | 2026-11-24 00:00–11:00            | 2027-03-01 00:00–11:00          | 2027-01-01 00:00–11:00
besok sore                  | 2026-11-24 15:00–18:00            | 2027-03-01 15:00–18:00          | 2027-01-01 15:00–18:00
besok habis magrib          | 2026-11-24 18:00–24:00            | 2027-03-01 18:00–24:00          | 2027-01-01 18:00–24:00
lusa                        | 2026-11-25                        | 2027-03-02                      | 2027-01-02
lusa sore                   | 2026-11-25 15:00–18:00            | 2027-03-02 15:00–18:00          | 2027-01-02 15:00–18:00
besok lusa                  | 2026-11-25                        | 2027-03-02                      | 2027-01-02
dina iki                    | 2026-11-23                        | 2027-02-28                      | 2026-12-31
isuk                        | 2026-11-24                        | 2027-03-01                      | 2027-01-01
tomorrow                    | 2026-11-24                        | 2027-03-01                      | 2027-01-01

sabtu                       | 2026-11-28                        | 2027-03-06                      | 2027-01-02
hari sabtu                  | 2026-11-28                        | 2027-03-06                      | 2027-01-02
sabtu ini                   | 2026-11-28                        | 2027-03-06                      | 2027-01-02
this saturday               | 2026-11-28                        | 2027-03-06                      | 2027-01-02
sabtu besok                 | 2026-11-28                        | 2027-03-06                      | 2027-01-02
besok sabtu                 | 2026-11-28                        | 2027-03-06                      | 2027-01-02
sabtu depan                 | 2026-12-05                        | 2027-03-06                      | 2027-01-09
sabtu minggu depan          | 2026-12-05                        | 2027-03-06                      | 2027-01-09
minggu depan sabtu          | 2026-12-05                        | 2027-03-06                      | 2027-01-09
senin depan                 | 2026-11-30                        | 2027-03-01                      | 2027-01-04
hari minggu                 | 2026-11-29                        | 2027-02-28                      | 2027-01-03
hari minggu ini             | 2026-11-29                        | 2027-02-28                      | 2027-01-03
hari minggu depan           | 2026-12-06                        | 2027-03-07                      | 2027-01-10
malam jumat                 | 2026-11-26 18:00–24:00            | 2027-03-04 18:00–24:00          | 2026-12-31 18:00–24:00
sabtu pagi                  | 2026-11-28 00:00–11:00            | 2027-03-06 00:00–11:00          | 2027-01-02 00:00–11:00
sabtu depan sore            | 2026-12-05 15:00–18:00            | 2027-03-06 15:00–18:00          | 2027-01-09 15:00–18:00
tiap sabtu                  | 2026-11-28                        | 2027-03-06                      | 2027-01-02
setiap sabtu sore           | 2026-11-28 15:00–18:00            | 2027-03-06 15:00–18:00          | 2027-01-02 15:00–18:00
sabtu dan minggu            | 2026-11-28 + 2026-11-29           | 2027-03-06 + 2027-02-28         | 2027-01-02 + 2027-01-03
sabtu atau minggu           | 2026-11-28 + 2026-11-29           | 2027-03-06 + 2027-02-28         | 2027-01-02 + 2027-01-03
senin sampai rabu           | 2026-11-23…2026-11-25             | 2027-03-01…2027-03-03           | 2027-01-04…2027-01-06

akhir pekan                 | 2026-11-28…2026-11-29             | 2027-02-28                      | 2027-01-02…2027-01-03
weekend ini                 | 2026-11-28…2026-11-29             | 2027-02-28                      | 2027-01-02…2027-01-03
weekend depan               | 2026-12-05…2026-12-06             | 2027-03-06…2027-03-07           | 2027-01-09…2027-01-10
akhir pekan depan           | 2026-12-05…2026-12-06             | 2027-03-06…2027-03-07           | 2027-01-09…2027-01-10
akhir pekan pagi            | 2026-11-28…2026-11-29 00:00–11:00 | 2027-02-28 00:00–11:00          | 2027-01-02…2027-01-03 00:00–11:00
minggu ini                  | 2026-11-23…2026-11-29             | 2027-02-22…2027-02-28           | 2026-12-28…2027-01-03
minggu depan                | 2026-11-30…2026-12-06             | 2027-03-01…2027-03-07           | 2027-01-04…2027-01-10
pekan depan                 | 2026-11-30…2026-12-06             | 2027-03-01…2027-03-07           | 2027-01-04…2027-01-10
minggu depannya lagi        | 2026-12-07…2026-12-13             | 2027-03-08…2027-03-14           | 2027-01-11…2027-01-17
seminggu lagi               | 2026-11-30…2026-12-06             | 2027-03-01…2027-03-07           | 2027-01-04…2027-01-10
2 minggu lagi               | 2026-12-07…2026-12-13             | 2027-03-08…2027-03-14           | 2027-01-11…2027-01-17
dua minggu lagi             | 2026-12-07…2026-12-13             | 2027-03-08…2027-03-14           | 2027-01-11…2027-01-17
tiga minggu lagi            | 2026-12-14…2026-12-20             | 2027-03-15…2027-03-21           | 2027-01-18…2027-01-24
2 minggu ke depan           | 2026-11-23…2026-12-07             | 2027-02-28…2027-03-14           | 2026-12-31…2027-01-14
seminggu ke depan           | 2026-11-23…2026-11-30             | 2027-02-28…2027-03-07           | 2026-12-31…2027-01-07

3 hari lagi                 | 2026-11-26                        | 2027-03-03                      | 2027-01-03
dua hari lagi               | 2026-11-25                        | 2027-03-02                      | 2027-01-02
sebulan lagi                | 2026-12-23                        | 2027-03-30                      | 2027-01-30

tanggal 5                   | 2026-12-05                        | 2027-03-05                      | 2027-01-05
tgl 5                       | 2026-12-05                        | 2027-03-05                      | 2027-01-05
tgl lima                    | 2026-12-05                        | 2027-03-05                      | 2027-01-05
tanggal dua belas           | 2026-12-12                        | 2027-03-12                      | 2027-01-12
tgl 31                      | 2026-12-31                        | 2027-03-31                      | 2026-12-31
tgl 5 bulan depan           | 2026-12-05                        | 2027-03-05                      | 2027-01-05
tanggal 5 sore              | 2026-12-05 15:00–18:00            | 2027-03-05 15:00–18:00          | 2027-01-05 15:00–18:00
5 des                       | 2026-12-05                        | 2027-12-05                      | 2027-12-05
5 desember                  | 2026-12-05                        | 2027-12-05                      | 2027-12-05
lima desember               | 2026-12-05                        | 2027-12-05                      | 2027-12-05
5/12                        | 2026-12-05                        | 2027-12-05                      | 2027-12-05
5 desember 2027             | 2027-12-05                        | 2027-12-05                      | 2027-12-05
05/12/2027                  | 2027-12-05                        | 2027-12-05                      | 2027-12-05
2027-12-05                  | 2027-12-05                        | 2027-12-05                      | 2027-12-05
31/12                       | 2026-12-31                        | 2027-12-31                      | 2026-12-31
1 jan                       | 2027-01-01                        | 2028-01-01                      | 2027-01-01
28 feb                      | 2027-02-28                        | 2027-02-28                      | 2027-02-28
29 februari 2028            | 2028-02-29                        | 2028-02-29                      | 2028-02-29
tgl 20-25                   | 2026-12-20…2026-12-25             | 2027-03-20…2027-03-25           | 2027-01-20…2027-01-25
tgl 20 sampai 25            | 2026-12-20…2026-12-25             | 2027-03-20…2027-03-25           | 2027-01-20…2027-01-25
tgl 5 dan 6                 | 2026-12-05…2026-12-06             | 2027-03-05…2027-03-06           | 2027-01-05…2027-01-06
5-7 desember                | 2026-12-05…2026-12-07             | 2027-12-05…2027-12-07           | 2027-12-05…2027-12-07
tanggal 5 sampai 7 desember | 2026-12-05…2026-12-07             | 2027-12-05…2027-12-07           | 2027-12-05…2027-12-07

awal bulan                  | 2026-12-01…2026-12-10             | 2027-03-01…2027-03-10           | 2027-01-01…2027-01-10
pertengahan bulan           | 2026-12-11…2026-12-20             | 2027-03-11…2027-03-20           | 2027-01-11…2027-01-20
akhir bulan                 | 2026-11-21…2026-11-30             | 2027-02-21…2027-02-28           | 2026-12-21…2026-12-31
akhir bulan ini             | 2026-11-21…2026-11-30             | 2027-02-21…2027-02-28           | 2026-12-21…2026-12-31
awal bulan depan            | 2026-12-01…2026-12-10             | 2027-03-01…2027-03-10           | 2027-01-01…2027-01-10
akhir bulan depan           | 2026-12-21…2026-12-31             | 2027-03-21…2027-03-31           | 2027-01-21…2027-01-31
bulan ini                   | 2026-11-23…2026-11-30             | 2027-02-28                      | 2026-12-31
bulan depan                 | 2026-12-01…2026-12-31             | 2027-03-01…2027-03-31           | 2027-01-01…2027-01-31
sabtu bulan depan           | 2026-12-01…2026-12-31 weekday 6   | 2027-03-01…2027-03-31 weekday 6 | 2027-01-01…2027-01-31 weekday 6
januari                     | 2027-01-01…2027-01-31             | 2028-01-01…2028-01-31           | 2027-01-01…2027-01-31
akhir februari              | 2027-02-21…2027-02-28             | 2027-02-21…2027-02-28           | 2027-02-21…2027-02-28
awal maret                  | 2027-03-01…2027-03-10             | 2027-03-01…2027-03-10           | 2027-03-01…2027-03-10
awal tahun                  | 2027-01-01…2027-01-31             | 2028-01-01…2028-01-31           | 2027-01-01…2027-01-31
akhir tahun                 | 2026-12-15…2026-12-31             | 2027-12-15…2027-12-31           | 2026-12-31
tahun ini                   | 2026-11-23…2026-12-31             | 2027-02-28…2027-12-31           | 2026-12-31
tahun depan                 | 2027-01-01…2027-12-31             | 2028-01-01…2028-12-31           | 2027-01-01…2027-12-31

natal                       | 2026-12-25                        | 2027-12-25                      | 2027-12-25
tahun baru                  | 2027-01-01                        | 2028-01-01                      | 2027-01-01
hari guru                   | 2026-11-25                        | 2027-11-25                      | 2027-11-25

mulai tgl 20                | 2026-12-20…                       | 2027-03-20…                     | 2027-01-20…
mulai dari tgl 20           | 2026-12-20…                       | 2027-03-20…                     | 2027-01-20…
dari tgl 20                 | 2026-12-20…                       | 2027-03-20…                     | 2027-01-20…
tgl 20 ke atas              | 2026-12-20…                       | 2027-03-20…                     | 2027-01-20…
20 desember ke atas         | 2026-12-20…                       | 2027-12-20…                     | 2027-12-20…
sampai tgl 20               | 2026-11-23…2026-12-20             | 2027-02-28…2027-03-20           | 2026-12-31…2027-01-20
hingga tgl 20               | 2026-11-23…2026-12-20             | 2027-02-28…2027-03-20           | 2026-12-31…2027-01-20
sebelum tgl 20              | 2026-11-23…2026-12-19             | 2027-02-28…2027-03-19           | 2026-12-31…2027-01-19
setelah tgl 20              | 2026-12-21…                       | 2027-03-21…                     | 2027-01-21…
abis tgl 20                 | 2026-12-21…                       | 2027-03-21…                     | 2027-01-21…
mulai 20 desember           | 2026-12-20…                       | 2027-12-20…                     | 2027-12-20…
setelah 20 desember         | 2026-12-21…                       | 2027-12-21…                     | 2027-12-21…
sebelum 20 desember         | 2026-11-23…2026-12-19             | 2027-02-28…2027-12-19           | 2026-12-31…2027-12-19
mulai sabtu                 | 2026-11-28…                       | 2027-03-06…                     | 2027-01-02…
sampai sabtu                | 2026-11-23…2026-11-28             | 2027-02-28…2027-03-06           | 2026-12-31…2027-01-02
sebelum sabtu               | 2026-11-23…2026-11-27             | 2027-02-28…2027-03-05           | 2026-12-31…2027-01-01
setelah sabtu               | 2026-11-29…                       | 2027-03-07…                     | 2027-01-03…
mulai besok                 | 2026-11-24…                       | 2027-03-01…                     | 2027-01-01…
sampai besok                | 2026-11-23…2026-11-24             | 2027-02-28…2027-03-01           | 2026-12-31…2027-01-01
akhir pekan minggu depan    | 2026-12-05 + 2026-12-06           | 2027-03-06 + 2027-03-07         | 2027-01-09 + 2027-01-10
malam atau akhir pekan      | 2026-11-23… 18:00–24:00 + 2026-11-28 + 2026-11-29 | 2027-02-28… 18:00–24:00 + 2027-03-06 + 2027-02-28 | 2026-12-31… 18:00–24:00 + 2027-01-02 + 2027-01-03
siang ini sampai malam      | 2026-11-23 11:00–24:00            | 2027-02-28 11:00–24:00          | 2026-12-31 11:00–24:00
sampai akhir bulan          | 2026-11-23…2026-11-30             | 2027-02-28                      | 2026-12-31
mulai natal                 | 2026-12-25…                       | 2027-12-25…                     | 2027-12-25…
setelah tahun baru          | 2027-01-02…                       | 2028-01-02…                     | 2027-01-02…

tanggal dua puluh           | 2026-12-20                        | 2027-03-20                      | 2027-01-20
tgl dua puluh lima          | 2026-11-25                        | 2027-03-25                      | 2027-01-25
1 s/d 7 desember            | 2026-12-01…2026-12-07             | 2027-12-01…2027-12-07           | 2027-12-01…2027-12-07
1 sd 7 des                  | 2026-12-01…2026-12-07             | 2027-12-01…2027-12-07           | 2027-12-01…2027-12-07
5 atau 6 desember           | 2026-12-05…2026-12-06             | 2027-12-05…2027-12-06           | 2027-12-05…2027-12-06
tgl 5, 6                    | 2026-12-05…2026-12-06             | 2027-03-05…2027-03-06           | 2027-01-05…2027-01-06
tgl 5, 6 dan 7              | 2026-12-05…2026-12-07             | 2027-03-05…2027-03-07           | 2027-01-05…2027-01-07
s/d tgl 20                  | 2026-11-23…2026-12-20             | 2027-02-28…2027-03-20           | 2026-12-31…2027-01-20
ampe tgl 20                 | 2026-11-23…2026-12-20             | 2027-02-28…2027-03-20           | 2026-12-31…2027-01-20
sejak tgl 20                | 2026-12-20…                       | 2027-03-20…                     | 2027-01-20…
di atas tgl 20              | 2026-12-21…                       | 2027-03-21…                     | 2027-01-21…
paling lambat tgl 20        | 2026-11-23…2026-12-20             | 2027-02-28…2027-03-20           | 2026-12-31…2027-01-20
mulai minggu depan          | 2026-11-30…                       | 2027-03-01…                     | 2027-01-04…
mulai bulan depan           | 2026-12-01…                       | 2027-03-01…                     | 2027-01-01…
setelah minggu depan        | 2026-12-07…                       | 2027-03-08…                     | 2027-01-11…
sebelum akhir bulan         | 2026-11-23…2026-11-30             | 2027-02-28                      | 2026-12-31
sampai minggu depan         | 2026-11-23…2026-12-06             | 2027-02-28…2027-03-07           | 2026-12-31…2027-01-10
next week                   | 2026-11-30…2026-12-06             | 2027-03-01…2027-03-07           | 2027-01-04…2027-01-10
next month                  | 2026-12-01…2026-12-31             | 2027-03-01…2027-03-31           | 2027-01-01…2027-01-31
next saturday               | 2026-12-05                        | 2027-03-06                      | 2027-01-09
tonight                     | 2026-11-23 18:00–24:00            | 2027-02-28 18:00–24:00          | 2026-12-31 18:00–24:00
jam 3 sampai jam 5          | 2026-11-23… 15:00–17:00           | 2027-02-28… 15:00–17:00         | 2026-12-31… 15:00–17:00
jam 8 sampai 10 pagi        | 2026-11-23… 08:00–10:00           | 2027-02-28… 08:00–10:00         | 2026-12-31… 08:00–10:00
jam 9-11                    | 2026-11-23… 09:00–11:00           | 2027-02-28… 09:00–11:00         | 2026-12-31… 09:00–11:00
jam 3 sampai 5 sore         | 2026-11-23… 15:00–17:00           | 2027-02-28… 15:00–17:00         | 2026-12-31… 15:00–17:00
dari jam 3 sampai jam 5     | 2026-11-23… 15:00–17:00           | 2027-02-28… 15:00–17:00         | 2026-12-31… 15:00–17:00
senin depan sampai rabu     | 2026-11-30…2026-12-02             | 2027-03-01…2027-03-03           | 2027-01-04…2027-01-06
senin sampai rabu depan     | 2026-11-30…2026-12-02             | 2027-03-01…2027-03-03           | 2027-01-04…2027-01-06
awal desember               | 2026-12-01…2026-12-10             | 2027-12-01…2027-12-10           | 2027-12-01…2027-12-10
pertengahan desember        | 2026-12-11…2026-12-20             | 2027-12-11…2027-12-20           | 2027-12-11…2027-12-20

pagi                        | 2026-11-23… 00:00–11:00           | 2027-02-28… 00:00–11:00         | 2026-12-31… 00:00–11:00
subuh                       | 2026-11-23… 00:00–11:00           | 2027-02-28… 00:00–11:00         | 2026-12-31… 00:00–11:00
siang                       | 2026-11-23… 11:00–15:00           | 2027-02-28… 11:00–15:00         | 2026-12-31… 11:00–15:00
sore                        | 2026-11-23… 15:00–18:00           | 2027-02-28… 15:00–18:00         | 2026-12-31… 15:00–18:00
malam                       | 2026-11-23… 18:00–24:00           | 2027-02-28… 18:00–24:00         | 2026-12-31… 18:00–24:00
habis magrib                | 2026-11-23… 18:00–24:00           | 2027-02-28… 18:00–24:00         | 2026-12-31… 18:00–24:00
abis isya                   | 2026-11-23… 18:00–24:00           | 2027-02-28… 18:00–24:00         | 2026-12-31… 18:00–24:00
bakda asar                  | 2026-11-23… 15:00–18:00           | 2027-02-28… 15:00–18:00         | 2026-12-31… 15:00–18:00
sebelum magrib              | 2026-11-23… 15:00–18:00           | 2027-02-28… 15:00–18:00         | 2026-12-31… 15:00–18:00
jam 9 pagi                  | 2026-11-23… 09:00–10:00           | 2027-02-28… 09:00–10:00         | 2026-12-31… 09:00–10:00
jam 2 siang                 | 2026-11-23… 14:00–15:00           | 2027-02-28… 14:00–15:00         | 2026-12-31… 14:00–15:00
jam 7 malam                 | 2026-11-23… 19:00–20:00           | 2027-02-28… 19:00–20:00         | 2026-12-31… 19:00–20:00
jam 6 sore                  | 2026-11-23… 18:00–19:00           | 2027-02-28… 18:00–19:00         | 2026-12-31… 18:00–19:00
jam 10 siang                | 2026-11-23… 10:00–11:00           | 2027-02-28… 10:00–11:00         | 2026-12-31… 10:00–11:00
jam 15.30                   | 2026-11-23… 15:30–16:30           | 2027-02-28… 15:30–16:30         | 2026-12-31… 15:30–16:30
pukul 19                    | 2026-11-23… 19:00–20:00           | 2027-02-28… 19:00–20:00         | 2026-12-31… 19:00–20:00
jam 3 ke atas               | 2026-11-23… 15:00–24:00           | 2027-02-28… 15:00–24:00         | 2026-12-31… 15:00–24:00
di atas jam 5               | 2026-11-23… 17:00–24:00           | 2027-02-28… 17:00–24:00         | 2026-12-31… 17:00–24:00
mulai jam 3                 | 2026-11-23… 15:00–24:00           | 2027-02-28… 15:00–24:00         | 2026-12-31… 15:00–24:00
sampai jam 3                | 2026-11-23… 00:00–15:00           | 2027-02-28… 00:00–15:00         | 2026-12-31… 00:00–15:00
sebelum jam 10              | 2026-11-23… 00:00–10:00           | 2027-02-28… 00:00–10:00         | 2026-12-31… 00:00–10:00
setelah jam 4               | 2026-11-23… 16:00–24:00           | 2027-02-28… 16:00–24:00         | 2026-12-31… 16:00–24:00
pagi sampai siang           | 2026-11-23… 00:00–15:00           | 2027-02-28… 00:00–15:00         | 2026-12-31… 00:00–15:00
`;
const rows = said
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => line.split("|").map((cell) => cell.trim()) as [string, string, string, string]);

describe("the period of a question", () => {
  it.each(rows)("“%s” is %s on a Monday, %s when a month ends, %s when a year ends", (period, ...expected) => {
    const asked = [monday, monthEnd, yearEnd].map((moment) => windowsOf(`${period} ada kelas apa`, moment).join(" + "));
    expect(asked).toEqual(expected);
  });

  it("means the same behind the question", () => {
    for (const [period, expected] of rows)
      expect(windowsOf(`ada kelas apa ${period}?`).join(" + "), period).toBe(expected);
  });

  it("begins with the day of the library's zone", () => {
    const at = "2026-12-31T16:30Z";
    const daysIn = (zone: string) => ["hari ini", "besok"].flatMap((day) => windowsOf(`${day} ada apa`, { at, zone }));
    expect(daysIn("Asia/Jakarta")).toEqual(["2026-12-31", "2027-01-01"]);
    expect(daysIn("Asia/Makassar")).toEqual(["2027-01-01", "2027-01-02"]);
    expect(daysIn("Asia/Jayapura")).toEqual(["2027-01-01", "2027-01-02"]);
  });

  it("of “malam minggu” is the evening before the Sunday", () => {
    expect(windowsOf("malam minggu ada kelas apa")).toEqual(["2026-11-28 18:00–24:00"]);
    expect(windowsOf("malam ahad ada kelas apa")).toEqual(["2026-11-28 18:00–24:00"]);
    expect(windowsOf("malam minggu ada kelas apa", monthEnd)).toEqual(["2027-03-06 18:00–24:00"]);
  });

  it.each(["tiap hari", "kapan aja"])("is open in “%s”", (text) => {
    expect(conditionsOf(`${text} ada kelas apa`)?.period ?? null).toBeNull();
  });

  it.each(["29 feb", "29 februari", "tgl 30 feb"])("is nothing where the year has no such day: %s", (text) => {
    expect(conditionsOf(`${text} ada kelas apa`)).toMatchObject({ period: null });
  });

  it.each([
    ["pagi sebelum jam 10", "2026-11-23… 00:00–10:00"],
    ["sore setelah jam 4", "2026-11-23… 16:00–18:00"],
    ["malam jam 7", "2026-11-23… 19:00–20:00"],
    ["besok malam jam 7", "2026-11-24 19:00–20:00"],
    ["sore atau malam", "2026-11-23… 15:00–18:00 + 2026-11-23… 18:00–24:00"],
    ["malam setelah jam 7", "2026-11-23… 19:00–24:00"],
    ["malam sebelum jam 9", "2026-11-23… 18:00–21:00"],
    ["malam jam 7-9", "2026-11-23… 19:00–21:00"],
    ["sore jam 5 sampai jam 7", "2026-11-23… 17:00–19:00"],
    ["sore sampai jam 8 malam", "2026-11-23… 15:00–20:00"],
    ["setelah jam 4 sore sampai malam", "2026-11-23… 16:00–24:00"],
    ["sore, setelah jam 4", "2026-11-23… 15:00–18:00 + 2026-11-23… 16:00–24:00"],
  ])("keeps hours that are told one with the other together: “%s”", (hours, expected) => {
    expect(windowsOf(`kelas ${hours} ada apa`).join(" + ")).toBe(expected);
  });

  it.each([
    ["saya cuma bisa hari sabtu", "2026-11-28"],
    ["tgl 28 nov atau 5 des", "2026-11-28 + 2026-12-05"],
    ["weekend ini atau weekend depan", "2026-11-28…2026-11-29 + 2026-12-05…2026-12-06"],
    ["aku cm bisa hr minggu pagi", "2026-11-29 00:00–11:00"],
    ["saya hanya bisa hari sabtu atau minggu sore", "2026-11-28 15:00–18:00 + 2026-11-29 15:00–18:00"],
  ])("is when somebody is free, though nothing is asked: “%s”", (text, expected) => {
    expect(windowsOf(text).join(" + ")).toBe(expected);
  });

  it.each(["nanti malam saya cuma bisa tidur", "bsk ujan ga ya di pangkalan bun", "besok sore jam 4 rapat ya"])(
    "is none where nothing is said of classes: “%s”",
    (text) => {
      expect(conditionsOf(text)).toBeUndefined();
    },
  );

  it("is a day of the same week after a day of another week", () => {
    const ask = (text: string, context = emptyContext) =>
      understand(text, { index, now: Date.parse(monday.at), local: createLocalTime(monday.zone), context });
    const daysOf = ({ intent }: ReturnType<typeof ask>) =>
      intent.kind === "list" ? (intent.conditions.period?.windows ?? []).map(written) : [];
    const friday = ask("jumat depan ada kelas apa").context;
    expect(daysOf(ask("kalau sabtunya?", friday))).toEqual(["2026-12-05"]);
    expect(daysOf(ask("kalau seninnya?", friday))).toEqual(["2026-11-30"]);
  });

  it("is the coming day where that of the same week is over", () => {
    const { at, zone } = monthEnd;
    const asked = { index, now: Date.parse(at), local: createLocalTime(zone) };
    const { context } = understand("hari ini ada kelas apa", { ...asked, context: emptyContext });
    const { intent } = understand("kalau seninnya?", { ...asked, context });
    expect(intent).toMatchObject({ conditions: { period: { windows: [{ from: "2027-03-01", to: "2027-03-01" }] } } });
  });

  it("takes days set apart for days, and no number of people", () => {
    expect(windowsOf("tgl 5 atau 12 ada kelas apa")).toEqual(["2026-12-05", "2026-12-12"]);
    expect(windowsOf("5, 12 dan 19 desember ada kelas apa")).toEqual(["2026-12-05", "2026-12-12", "2026-12-19"]);
    expect(windowsOf("ada kelas apa tgl 5, 20 orang")).toEqual(["2026-12-05"]);
    expect(windowsOf("ada kelas apa tgl 5 dan 6 anak bisa ikut")).toEqual(["2026-12-05"]);
  });

  it.each([
    ["tgl 20 21", "2026-12-20…2026-12-21"],
    ["tanggal 5 7", "2026-12-05 + 2026-12-07"],
    ["tanggal 28 besok", "2026-11-28"],
    ["tgl 5 besok", "2026-12-05"],
    ["malam minggu depan", "2026-11-30…2026-12-06 18:00–24:00"],
    ["malam hari minggu depan", "2026-11-30…2026-12-06 18:00–24:00"],
    ["pekan ini sampai hari Sabtu", "2026-11-23…2026-11-28"],
    ["minggu depan sampai rabu", "2026-11-30…2026-12-02"],
    ["besok atau sabtu", "2026-11-24 + 2026-11-28"],
    ["sabtu atau besok", "2026-11-28 + 2026-11-24"],
    ["besok atau akhir pekan", "2026-11-24 + 2026-11-28 + 2026-11-29"],
    ["minggu ini atau minggu depan", "2026-11-23…2026-11-29 + 2026-11-30…2026-12-06"],
    ["bulan ini dan bulan depan", "2026-11-23…2026-11-30 + 2026-12-01…2026-12-31"],
    ["besok sore atau lusa pagi", "2026-11-24 15:00–18:00 + 2026-11-25 00:00–11:00"],
    ["sabtu sore atau minggu pagi", "2026-11-28 15:00–18:00 + 2026-11-29 00:00–11:00"],
    ["besok sore atau sabtu", "2026-11-24 15:00–18:00 + 2026-11-28"],
    ["besok atau sabtu sore", "2026-11-24 15:00–18:00 + 2026-11-28 15:00–18:00"],
    ["sabtu atau minggu minggu depan", "2026-12-05 + 2026-12-06"],
    ["besok atau rabu minggu depan", "2026-11-24 + 2026-12-02"],
    ["pagi besok atau sore lusa", "2026-11-24 00:00–11:00 + 2026-11-25 15:00–18:00"],
    ["tgl 5 atau sabtu depan", "2026-12-05"],
    ["mulai besok dan sampai jumat", "2026-11-23…2026-11-27"],
    ["anak saya les senin dan rabu sore, kamis atau jumat", "2026-11-26 15:00–18:00 + 2026-11-27"],
    ["weekend ini atau weekend depan", "2026-11-28…2026-11-29 + 2026-12-05…2026-12-06"],
    ["sabtu atau kalau malam, khusus minggu depan", "2026-11-30…2026-12-06 18:00–24:00 + 2026-12-05"],
    ["senin-jumat malam", "2026-11-23…2026-11-27 18:00–24:00"],
    ["senin - sabtu", "2026-11-23…2026-11-28"],
    ["kamis–sabtu", "2026-11-26…2026-11-28"],
    ["senin, jumat", "2026-11-23 + 2026-11-27"],
    ["senin jumat", "2026-11-23 + 2026-11-27"],
    ["natal 25 desember", "2026-12-25"],
    ["saya kerja senin-jumat, sabtu minggu", "2026-11-28 + 2026-11-29"],
    ["besok ga bisa, sabtu atau minggu", "2026-11-28 + 2026-11-29"],
    ["senin, rabu, jumat", "2026-11-23 + 2026-11-25 + 2026-11-27"],
  ])("“%s” is %s", (period, expected) => {
    expect(windowsOf(`${period} ada kelas apa`).join(" + ")).toBe(expected);
  });

  it.each(["kalau malam ini saya tidak sempat, berikutnya kapan?", "hari ini saya ga bisa, kelas lain kapan"])(
    "begins after what does not suit in “%s”",
    (text) => {
      expect(windowsOf(text)).toEqual(["2026-11-24…"]);
    },
  );

  it.each([
    ["hanya sempat ikut kelas pagi karena anak saya masih kecil", "00:00–11:00"],
    ["baru sempat ikut setelah jam 4 sore karena anak saya masih kecil", "16:00–24:00"],
  ])("keeps the hours that a story wishes for: %s", (wish, hours) => {
    const text = `Saya baru pindah ke sini dan ${wish} semua. Apakah ada kelas minggu depan?`;
    expect(windowsOf(text)).toEqual([`2026-11-30…2026-12-06 ${hours}`]);
  });

  it.each(["dari jam delapan pagi sampai jam lima sore", "dari pukul 9 pagi sampai pukul 6 sore"])(
    "takes no day's work for hours that are asked for: %s",
    (hours) => {
      const text = `Saya menunggui kios di pasar ${hours} dan badan capek sekali. Apakah ada kelas minggu depan?`;
      expect(windowsOf(text)).toEqual(["2026-11-30…2026-12-06"]);
    },
  );

  it.each([
    ["kemarin", "2026-11-22"],
    ["minggu lalu", "2026-11-16…2026-11-22"],
    ["bulan lalu", "2026-10-01…2026-10-31"],
  ])("knows that “%s” is over", (period, expected) => {
    expect(conditionsOf(`${period} ada kelas apa`)?.period?.past).toBe(true);
    expect(windowsOf(`${period} ada kelas apa`)).toEqual([expected]);
  });

  it("leaves out the hours after “bukan”", () => {
    expect(conditionsOf("kelas sabtu bukan yang pagi")).toMatchObject({
      withoutHours: { from: "00:00", to: "11:00" },
      period: { windows: [{ from: "2026-11-28", hours: null }] },
    });
  });

  it("takes the day of a story from its question", () => {
    const story = "Kak, paginya saya harus mengantar anak dulu. Makanya cuma bisa ikut yang siang. ";
    expect(windowsOf(`${story}Tanggal 5 Desember siang ada kelas apa, biayanya berapa?`)).toEqual([
      "2026-12-05 11:00–15:00",
    ]);
  });

  it.each(["sabtu atau minggu ini ada kelas apa", "sabtu sama minggu ini ada kelas apa"])(
    "takes a Sunday beside a Saturday for a day in “%s”",
    (text) => {
      expect(windowsOf(text)).toEqual(["2026-11-28", "2026-11-29"]);
    },
  );
});
