/**
 * Three kinds of error. A *problem* is something the user can mend. *Absent* is what does not exist, or what they may
 * not see: the two are never told apart. Anything else thrown is a bug. No layer below `web` knows an HTTP status.
 */
export interface Problem {
  /** What is wrong and what to do, one or two sentences. */
  sentence: string;
  field?: string;
  clause?: string;
}

/** Thrown when what was asked cannot be done as asked; nothing was written. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: Problem | string | readonly Problem[]) {
    const list =
      typeof problems === 'string'
        ? [{ sentence: problems }]
        : Array.isArray(problems)
          ? (problems as readonly Problem[])
          : [problems as Problem];
    super(list.map((p) => p.sentence).join(' '));
    this.name = 'Refused';
    this.problems = list;
  }
}

/** Thrown for a record that is not there, or that the reader may not see. */
export class Absent extends Error {
  constructor(what = 'There is nothing here by that name, or you may not see it.') {
    super(what);
    this.name = 'Absent';
  }
}
