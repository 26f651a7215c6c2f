/** What each feature that keeps something about residents must be able to do with it: show it, and forget it. */
import type { ResidentId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { Resident } from "./resident.ts";

/** One subject of what is kept. */
export interface KeptSection {
  /** Name in the JSON file. */
  readonly key: string;
  readonly title: string;
  /** For reading; each may be several lines. */
  readonly lines: readonly string[];
  /** The same for programs: plain JSON. */
  readonly data: unknown;
}

/** app/library.ts lists one for every feature. */
export interface KeptData {
  /** Nothing kept: no section. */
  export(resident: Resident, t: T): Promise<readonly KeptSection[]>;
  /** Bears repetition: after a crash it is run again. */
  erase(id: ResidentId): Promise<void>;
}
