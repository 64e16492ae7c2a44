import { fuzz } from './fuzz.ts';
import { killed } from './killed.ts';
import { lostUpdates } from './lost-updates.ts';
import { repeats } from './repeats.ts';
import { toldToStop } from './told-to-stop.ts';
import type { Trial } from './trial.ts';

/** All trials, in the order in which they are run. */
export const trials: readonly Trial[] = [repeats, lostUpdates, killed, toldToStop, fuzz];
