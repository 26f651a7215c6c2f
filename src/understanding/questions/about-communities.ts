/** Questions about the communities that give classes. */
import type { Facet, Intent } from "../intent.ts";
import {
  type Found,
  type Surroundings,
  conditionsOf,
  isAboutClass,
  isOnlyAbout,
  isSubject,
  listOf,
  mustBeside,
} from "./step.ts";
import { isAnsweredBeside } from "./about-library.ts";
import type { Reading } from "../read-message.ts";

export function community(reading: Reading, { index, context }: Surroundings, all: Found): Intent | null {
  const { courses: hits } = all;
  const about = reading.has("talk:community") && !isAnsweredBeside("talk:community", reading, all, index);
  const found = reading.community;
  const contact = reading.has("ask:contact");
  const teaches = reading.has("ask:teacher");
  // `komunitas mitra yang mengajar`: what is asked is no name.
  const isAsked = (at: number) =>
    reading.mentions.some(({ meaning, start, end }) => start <= at && at < end && /^(?:ask|talk):/.test(meaning));
  const isNamed = found !== null && (found.full || !found.used.every(isAsked));
  const onlyName = found !== null && found.used.every((at) => !reading.time.used.has(at));
  // `penenun ... kelas tenun`: the same word again is no longer name.
  const saysMore = new Set(found?.used.map((at) => reading.words[at]?.standard)).size > 1;
  // `nomor hp rumah tetun` for Rumah Tetun Waingapu
  const first = Math.min(...(found?.used ?? []));
  const kind = reading.words[first - 1]?.standard;
  const saysKind = found !== null && index.recogniser.words(found.value.title).some((w) => w.standard === kind);
  // `mencetak daun di kain ... ikut kelas ecoprint dasar`: a story names the class, and no community with its words together.
  const isTogether = saysMore && found?.used.every((at, i, all) => i === 0 || at - (all[i - 1] ?? at) === 1);
  if (reading.isLong && !about && !contact && !isTogether && hits[0] && (hits[0].named > 1 || hits[0].whole))
    return null;
  const offers =
    found !== null &&
    found.full &&
    (saysMore || about) &&
    (isAboutClass(reading) || reading.words.some((w) => w.standard === "mengajarkan")) &&
    (hits[0]?.named ?? 0) <= 1 &&
    reading.words.length <= 8;
  // `pmi ngadain kelas apa`: a word that only this community has, and nothing else is asked for.
  const known =
    found !== null &&
    isAboutClass(reading) &&
    (reading.has("wish:all") || teaches) &&
    reading.must.length > 0 &&
    (saysMore ? mustBeside(reading, found).length <= 1 : hits.length === 0 && mustBeside(reading, found).length === 0);
  if (
    found &&
    isNamed &&
    onlyName &&
    (about ||
      offers ||
      known ||
      (contact && saysKind) ||
      (found.full && (contact || teaches || reading.has("ask:about"))))
  ) {
    const others = mustBeside(reading, found);
    // `ada yang ngajarin bahasa Latin`: the name of a community is not all that is said.
    if (!about && !contact && !reading.isLong && others.some((w) => w.inPlace && (!w.known || isSubject(w, index))))
      return null;
    if (
      others.length > 0 &&
      hits[0] &&
      hits[0].named > 0 &&
      !contact &&
      !reading.isLong &&
      others.some((o) => [...hits[0]!.found].some((i) => reading.subject[i]?.at === o.at))
    )
      return null;
    if (reading.time.period || reading.fee) return classesOf(found.value.title, reading, []);
    return { kind: "community", title: found.value.title, facets: reading.facets };
  }
  // `nomor WA-nya berapa` after one of them
  const before = context.topic === "courses" ? context.conditions?.community : null;
  if (before && contact && isOnlyAbout(reading) && !reading.has("talk:library"))
    return { kind: "community", title: before, facets: ["contact"] };
  // `komunitas mana yang ngadain?` after a class
  const ofClass = teaches && context.topic === "courses" && context.courseIds.length > 0 && !reading.has("wish:all");
  if (!about || ofClass || !isOnlyAbout(reading) || reading.has("wish:take part") || asksHowOfLibrary(reading, all))
    return null;
  return { kind: "communities" };
}

/** `Bagaimana prosedur menjadi relawan pengajar?`: the library tells how. */
const asksHowOfLibrary = ({ words }: Reading, { answer }: Found): boolean =>
  (answer?.said.size ?? 0) > 1 && words.some((w) => w.standard === "bagaimana" || w.standard === "cara");

/** `Kelas Horizon yang hari Kamis`: no subject of a class, but a word of the community that gives it. */
export function byCommunity(reading: Reading): Intent | null {
  const found = reading.community;
  if (!found || isOnlyAbout(reading) || mustBeside(reading, found).length > 0) return null;
  const { title } = found.value;
  return reading.has("ask:contact")
    ? { kind: "community", title, facets: ["contact"] }
    : classesOf(title, reading, reading.facets);
}

const classesOf = (community: string, reading: Reading, facets: readonly Facet[]): Intent =>
  listOf("course", { ...conditionsOf(reading), audiences: [], community }, facets);
