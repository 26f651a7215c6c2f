/** The program's own time. Nothing else in src or flows asks the machine for it. */
export interface Clock {
  /** Present moment, epoch ms. */
  now(): number;
}

export interface MovableClock extends Clock {
  /** Moves the clock to a moment (epoch ms); it runs on from there at real speed. */
  moveTo(at: number): void;
}

/**
 * A clock that runs at real speed from `startAt` (epoch ms), or shows real time without it.
 * Used for `CLOCK_START` and for the playground, whose buttons move it.
 */
export function createClock(startAt?: number): MovableClock {
  let offset = startAt === undefined ? 0 : startAt - Date.now();
  return {
    now: () => Date.now() + offset,
    moveTo: (at) => {
      offset = at - Date.now();
    },
  };
}
