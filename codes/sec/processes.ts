/** How the code changes itself: the process of 2016, the Development Stage of 2018, a licensed code manager. */
import type { ChangeProcess } from '../../src/codes/process.ts';

export const processes: readonly ChangeProcess[] = [];
