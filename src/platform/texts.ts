/** The words people read: Fluent messages from `locales/<language>/*.ftl`, behind a `t` whose keys and arguments are checked by the compiler. */
import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { Fault } from "./fault.ts";
import type { LocalTime } from "./local-time.ts";
import { escapeHtml, type Html } from "./markup.ts";
import { createTextFormat, type Language, type TextFormat } from "./text-format.ts";
import type { TextArguments } from "./texts.generated.ts";

export type { Language } from "./text-format.ts";
export type TextKey = keyof TextArguments;

/** Strings are escaped; `{ html }` passes markup that is already safe. */
export type TextArgument = string | number | { readonly html: Html };
type Args<K extends TextKey> = TextArguments[K] extends null
  ? []
  : [args: { readonly [A in TextArguments[K] & string]: TextArgument }];

export interface T {
  /** A message body in Telegram's HTML: markup stands in the locale file, arguments are escaped. */
  <K extends TextKey>(key: K, ...args: Args<K>): Html;
  /** A text where no markup is read: button labels, callback answers, file names, PDFs. */
  plain<K extends TextKey>(key: K, ...args: Args<K>): string;
  readonly language: Language;
  readonly format: TextFormat;
}

export type Texts = (language: Language) => T;

export const languages: readonly Language[] = ["id", "en"];

/** Reads every locale file once. English falls back to Indonesian where a message is missing. @throws Fault `texts:syntax` */
export function createTexts(localesFolder: URL, local: LocalTime): Texts {
  const bundles = new Map(languages.map((language) => [language, readBundle(localesFolder, language)]));
  const built = new Map(languages.map((language) => [language, createT(language, bundles, local)]));
  return (language) => built.get(language) as T;
}

function createT(language: Language, bundles: ReadonlyMap<Language, FluentBundle>, local: LocalTime): T {
  const order = [bundles.get(language), bundles.get("id")];
  const render = (
    key: string,
    args: Record<string, TextArgument> | undefined,
    toText: (a: TextArgument) => string | number,
  ) => {
    for (const bundle of order) {
      const pattern = bundle?.getMessage(key)?.value;
      if (!bundle || !pattern) continue;
      const values: Record<string, string | number> = {};
      for (const name in args) values[name] = toText(args[name] as TextArgument);
      const errors: Error[] = [];
      const text = bundle.formatPattern(pattern, values, errors);
      if (errors[0]) throw new Fault("texts:bad-arguments", { key, language }, errors[0]);
      return text;
    }
    throw new Fault("texts:unknown-key", { key });
  };
  const toHtml = (a: TextArgument) => (typeof a === "string" ? escapeHtml(a) : typeof a === "number" ? a : a.html);
  const toPlain = (a: TextArgument) => (typeof a === "object" ? a.html : a);
  const t = (key: string, args?: Record<string, TextArgument>) => render(key, args, toHtml) as Html;
  return Object.assign(t, {
    plain: (key: string, args?: Record<string, TextArgument>) => render(key, args, toPlain),
    language,
    format: createTextFormat(language, local),
  }) as T;
}

function readBundle(localesFolder: URL, language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const folder = new URL(`${language}/`, localesFolder);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".ftl")) continue;
    const errors = bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), "utf8")));
    if (errors[0]) throw new Fault("texts:syntax", { language, file }, errors[0]);
  }
  return bundle;
}
