/** The steps of a timetable, by process. */
import type { TimetableStep } from '../../src/codes/process.ts';

export const timetable2016: readonly TimetableStep[] = [];
export const timetable2018: readonly TimetableStep[] = [];
export const timetable2026: readonly TimetableStep[] = [];
