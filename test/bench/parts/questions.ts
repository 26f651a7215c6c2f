/** Updates a second for a schedule question, beside bots that do less. */
import { figure, type Figure, ratios, withoutBar } from "../figures.ts";
import type { Part, Settings } from "../part.ts";
import { readProgramme } from "../programme.ts";
import { cpuOf, freePort, mondayMorning, token, type Process, type Stage } from "../stage.ts";

export const question = "sabtu ada kelas apa aja?";
/** So many that hardly anybody asks what somebody else just asked: what is read once for all who ask the same helps little. */
const differentQuestions = ["januari", "november", "desember"].flatMap((month) =>
  upTo(28).flatMap((day) =>
    upTo(9).flatMap((hour) => [
      `tanggal ${day} ${month} jam ${hour} ada kelas apa?`,
      `ada kelas apa tgl ${day} ${month} pukul ${hour}?`,
      `jadwal ${day} ${month} jam ${hour} pagi kak`,
      `${day} ${month} mulai jam ${hour} ada kelas apa saja ya`,
      `kelas tanggal ${day} ${month} sebelum jam ${hour} sore`,
    ]),
  ),
);
/**
 * Twice as many as questions wait at once: whoever asks again and again before the answer is there is taken for a flood
 * after twenty questions in a row, and dropped.
 */
const peopleWhoAsk = 1_000;

export const questions: Part = {
  name: "questions",
  about: "a schedule question beside bare grammY and beside Telegraf",
  async run(stage, settings) {
    await stage.publish(await readProgramme(Date.parse(mondayMorning)));
    const webhook = figuresOf("webhook", await ratesOf(stage, settings, "webhook", [question]));
    if (settings.size === "quick") return webhook;
    const polling = figuresOf("polling", await ratesOf(stage, settings, "polling", [question]));
    const different = await ratesOf(stage, settings, "webhook", differentQuestions);
    return [...webhook, ...polling, ...figuresOf("webhook, all different", different).map(withoutBar)];
  },
};

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}

/** One value for each round. */
interface Rates {
  readonly perSecond: number[];
  /** The bot's own, without Redis. */
  readonly cpuMs: number[];
}
const names = {
  ours: "ours",
  echo: "bare grammY echo, no Redis",
  telegraf: "same questions in Telegraf",
} as const;
type Name = keyof typeof names;

function figuresOf(how: string, rates: Readonly<Record<Name, Rates>>): Figure[] {
  const { ours, echo, telegraf } = rates;
  const each = (Object.keys(names) as Name[]).flatMap((name) => [
    figure("questions", `${how}: ${names[name]}`, "updates/s", rates[name].perSecond),
    figure("questions", `${how}: ${names[name]}`, "CPU ms/update", rates[name].cpuMs),
  ]);
  return [
    ...each,
    figure("questions", `${how}: ours beside the echo`, "×", ratios(ours.perSecond, echo.perSecond), { atLeast: 1 }),
    figure("questions", `${how}: ours beside Telegraf`, "×", ratios(ours.perSecond, telegraf.perSecond), {
      atLeast: 1.5,
    }),
  ];
}

/** All three run side by side and are asked in turns. */
async function ratesOf(stage: Stage, { size }: Settings, how: "webhook" | "polling", questions: readonly string[]) {
  const telegram = await stage.telegram();
  const rounds = size === "quick" ? 1 : 5;
  const forMs = size === "quick" ? 100 : 1_500;
  const started: Process[] = [];
  const open = async (start: (root: string, port: string) => Promise<Process>) => {
    const { bot, root } = await telegram.open({ token });
    const process = await start(root, how === "polling" ? how : String(await freePort()));
    started.push(process);
    return { bot, pid: process.pid, perSecond: [] as number[], cpuMs: [] as number[] };
  };
  try {
    const bots = {
      ours: await open((root) => stage.startImage(root, how)),
      echo: await open((root, port) => stage.startOther("echo-grammy.ts", token, root, port)),
      telegraf: await open((root, port) =>
        stage.startOther("library-telegraf.ts", token, root, port, stage.address, mondayMorning),
      ),
    };
    // The first round warms up.
    for (let round = size === "quick" ? 1 : 0; round <= rounds; round++)
      for (const { bot, pid, perSecond, cpuMs } of Object.values(bots)) {
        const before = cpuOf(pid);
        const request = {
          bot,
          from: 1_000,
          people: peopleWhoAsk,
          questions,
          forMs,
          atLeast: round === 0 ? 4_000 : 0,
          ...(size === "quick" && { atOnce: 20 }),
        };
        const { answered, ms } = await telegram.ask(request);
        if (round === 0) continue;
        perSecond.push((answered / ms) * 1000);
        cpuMs.push((cpuOf(pid) - before) / answered);
      }
    return bots;
  } finally {
    for (const process of started) await process.stop();
  }
}
