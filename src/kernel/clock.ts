/** Where time comes from. Rules take it from here, so that a test can stop it. */
export interface Clock {
  /** The present instant in milliseconds since 1970; for ages and time-outs, never for what is stored. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
