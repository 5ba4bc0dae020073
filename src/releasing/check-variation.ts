/** Variations: a direction says until when, and responses go on once all of them are in. */
import { sql } from 'kysely';
import { dayInWords } from '../calendar/day.ts';
import type { Tx } from '../kernel/db.ts';
import type { Decision } from '../kernel/define.ts';
import type { Touched } from '../kernel/ledger.ts';
import type { Problem } from '../kernel/problem.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export async function variationProblems(tx: Tx, decision: Decision, touched: readonly Touched[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const one of touched) {
    if (one.register.name !== 'variation') continue;
    const moves = new Set(
      decision.changes
        .filter(({ ref, register }) => register === 'variation' && ref === one.ref)
        .map(({ move }) => move),
    );
    if (moves.has('direct')) problems.push(...directionProblems(decision, one));
    if (moves.has('submit')) problems.push(...(await submissionProblems(tx, decision, one)));
  }
  return problems;
}

function directionProblems({ effective }: Decision, { after }: Touched): Problem[] {
  const { title, ends, ends_on, directed_on, direction } = after.fields;
  const problems: Problem[] = [];
  if (!text(ends) && !text(ends_on))
    problems.push({ sentence: `${title}: say until when it now runs, as the direction puts it.`, field: 'ends' });
  if (!text(direction).trim())
    problems.push({
      sentence: `${title}: give the words of the direction, or where they can be read.`,
      field: 'direction',
    });
  if (!text(directed_on))
    problems.push({ sentence: `${title}: give the day on which the new end was directed.`, field: 'directed_on' });
  else if (text(directed_on) > effective)
    problems.push({
      sentence: `${title}: a direction of ${dayInWords(text(directed_on))} is still ahead. Record it on the day it is given.`,
      field: 'directed_on',
    });
  if (text(ends_on) && text(directed_on) && text(ends_on) < text(directed_on))
    problems.push({
      sentence: `${title}: it cannot be directed on ${dayInWords(text(directed_on))} to run until ${dayInWords(text(ends_on))}. Check the two days, or record that it ended.`,
      field: 'ends_on',
    });
  return problems;
}

async function submissionProblems(tx: Tx, { code }: Decision, { after }: Touched): Promise<Problem[]> {
  const consultation = text(after.fields.consultation);
  if (consultation === '') return [];
  const { rows } = await sql<{ title: string; closes_on: string | null }>`
    select title, closes_on from consultation where code = ${code} and ref = ${consultation} and state = 'open'
      and known_to = 'infinity' and effective_to = 'infinity' and class_level = 0`.execute(tx);
  const [open] = rows;
  if (!open) return [];
  const until = open.closes_on ? ` until ${dayInWords(open.closes_on)}` : '';
  return [
    {
      sentence: `${after.fields.title}: “${open.title}” is open for responses${until}. Close it first, then submit all of them.`,
      field: 'consultation',
    },
  ];
}
