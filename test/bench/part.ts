/** A part of the benchmark: what it is called and how it finds its figures. */
import type { Figure } from "./figures.ts";
import type { Stage } from "./stage.ts";

export interface Settings {
  /** `quick` proves that the part runs, with numbers too small to mean anything; `long` also shows what takes long. */
  readonly size: "quick" | "usual" | "long";
  readonly questions: string;
  readonly catalogueFolder: string;
  /** ISO instant at which the questions are asked. */
  readonly now: string;
}

export interface Part {
  readonly name: string;
  /** For the heading while it runs. */
  readonly about: string;
  run(stage: Stage, settings: Settings): Promise<Figure[]>;
}
