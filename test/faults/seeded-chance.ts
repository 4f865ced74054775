/** Chance that can be had again: the same seed gives the same choices in the same order. */
export interface Chance {
  /** From 0 up to, and never, 1. */
  next(): number;
  /** A whole number from `lowest` to `highest`, both included. */
  whole(lowest: number, highest: number): number;
  pick<Choice>(choices: readonly Choice[]): Choice;
  shuffled<Choice>(choices: readonly Choice[]): readonly Choice[];
}

/** The seed of this run: STAFET_FAULT_SEED where it is set, so that a run that failed can be had again. */
export function faultSeed(): number {
  const given = process.env['STAFET_FAULT_SEED'];
  const seed = given === undefined || given === '' ? Math.floor(Math.random() * 2 ** 32) : Number(given);
  if (!Number.isInteger(seed)) throw new Error(`STAFET_FAULT_SEED must be a whole number, not ${given}`);
  return seed;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to choose among stories. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (lowest: number, highest: number): number => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    next,
    whole,
    pick: (choices) => choices[whole(0, choices.length - 1)]!,
    shuffled: (choices) =>
      choices
        .map((choice) => ({ choice, place: next() }))
        .sort((one, other) => one.place - other.place)
        .map(({ choice }) => choice),
  };
}
