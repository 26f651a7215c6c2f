// Checks a question set and judges replies. Node 20, no dependencies.
//   node check.mjs [file.jsonl]      validates the set (questions.jsonl beside this file by default)
//   import { judge, readCases } from './check.mjs'
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const CATS = [
  "period",
  "when",
  "where",
  "fee",
  "terms",
  "who",
  "seats",
  "audience",
  "topic",
  "multi",
  "register",
  "lomba",
  "faq",
  "keliling",
  "followup",
  "ambiguous",
  "nothing",
  "unknown",
  "oos",
  "greet",
  "odd",
];
export const STYLES = ["formal", "santai", "slang", "typo", "daerah", "panjang"];

const compiled = new Map();
const re = (source) => {
  let r = compiled.get(source);
  if (!r) compiled.set(source, (r = new RegExp(source, "iu")));
  return r;
};

/**
 * Judges one turn.
 * @param turn one element of a case's `turns`
 * @param replyText everything the bot said in reply to it: texts and button labels, joined with newlines
 * @returns {{ok: boolean, fails: string[]}}
 */
export function judge(turn, replyText) {
  const text = String(replyText ?? "").normalize("NFC");
  const fails = [];
  if (!text.trim()) fails.push("empty reply");
  for (const s of turn.all ?? []) if (!re(s).test(text)) fails.push(`missing: ${s}`);
  for (const group of turn.any ?? [])
    if (!group.some((s) => re(s).test(text))) fails.push(`missing any of: ${group.join("  OR  ")}`);
  for (const s of turn.none ?? []) if (re(s).test(text)) fails.push(`must not say: ${s}`);
  return { ok: fails.length === 0, fails };
}

/** Reads a set; throws an Error listing every fault. */
export function readCases(file) {
  const faults = [],
    cases = [],
    ids = new Set(),
    said = new Set();
  const isList = (x) => Array.isArray(x) && x.length > 0 && x.every((s) => typeof s === "string" && s !== "");
  readFileSync(file, "utf8")
    .split("\n")
    .forEach((line, i) => {
      if (!line.trim()) return;
      const fault = (what) => faults.push(`line ${i + 1}: ${what}`);
      let c;
      try {
        c = JSON.parse(line);
      } catch (e) {
        return fault(`not JSON: ${e.message}`);
      }
      for (const k of Object.keys(c)) if (!["id", "cat", "style", "turns"].includes(k)) fault(`unknown key ${k}`);
      if (typeof c.id !== "string" || !c.id) fault("no id");
      else if (ids.has(c.id)) fault(`id ${c.id} twice`);
      ids.add(c.id);
      if (!CATS.includes(c.cat)) fault(`unknown cat ${c.cat}`);
      if (!STYLES.includes(c.style)) fault(`unknown style ${c.style}`);
      if (!Array.isArray(c.turns) || !c.turns.length) return fault("no turns");
      c.turns.forEach((t, j) => {
        const at = (what) => fault(`turn ${j + 1}: ${what}`);
        for (const k of Object.keys(t)) if (!["say", "all", "any", "none"].includes(k)) at(`unknown key ${k}`);
        if (typeof t.say !== "string" || !t.say.trim()) at("no say");
        if (t.all !== undefined && !isList(t.all)) at("all must be a list of strings");
        if (t.none !== undefined && !isList(t.none)) at("none must be a list of strings");
        if (t.any !== undefined && !(Array.isArray(t.any) && t.any.length && t.any.every(isList)))
          at("any must be a list of lists of strings");
        if (!t.all && !t.any) at("demands nothing");
        for (const s of [t.all ?? [], t.any ?? [], t.none ?? []].flat(2)) {
          try {
            re(s);
          } catch (e) {
            at(`${e.message}`);
            continue;
          }
          if (re(s).test("")) at(`matches the empty text: ${s}`);
        }
      });
      const key = c.turns.map((t) => String(t.say).toLowerCase()).join("\n");
      if (said.has(key)) fault("same words as an earlier case");
      said.add(key);
      cases.push(c);
    });
  if (!cases.length) faults.push("no cases");
  if (faults.length) throw new Error(faults.join("\n"));
  return cases;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const cases = readCases(process.argv[2] ?? fileURLToPath(new URL("./questions.jsonl", import.meta.url)));
    const count = (key, order) => order.map((k) => [k, cases.filter((c) => c[key] === k).length]).filter(([, n]) => n);
    const show = (rows) =>
      rows
        .map(
          ([k, n]) =>
            `  ${k.padEnd(10)} ${String(n).padStart(4)}  ${((100 * n) / cases.length).toFixed(1).padStart(5)}%`,
        )
        .join("\n");
    console.log(
      `${cases.length} cases, ${cases.reduce((n, c) => n + c.turns.length, 0)} turns, ${cases.filter((c) => c.turns.length > 1).length} of several turns`,
    );
    console.log(`by category\n${show(count("cat", CATS))}\nby style\n${show(count("style", STYLES))}`);
  } catch (e) {
    console.error(e.message);
    process.exitCode = 1;
  }
}
