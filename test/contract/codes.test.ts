/** Every code's configuration: sound by itself, each rule marked with where it is from, and the second one small. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Code } from '../../src/codes/code.ts';
import { loadCodes } from '../../src/codes/load.ts';
import { nextReference } from '../../src/codes/numbering.ts';
import { ruleOn } from '../../src/codes/rule.ts';
import { unsound } from '../../src/codes/sound.ts';
import { layoutFields } from '../../src/exchange/layout.ts';
import { modification } from '../../src/registers/modification/modification.ts';

const codes = await loadCodes();
const folder = fileURLToPath(new URL('../../codes', import.meta.url));
const named = codes.map((code): [string, Code] => [code.id, code]);
const marks = ['found', 'recalled', 'inferred', 'unknown'];

/** Everything in a code that says how sure it is, with where it stands. */
function* marked(value: unknown, at: string): Generator<[at: string, value: Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if ('provenance' in value && typeof value.provenance === 'string') yield [at, value as Record<string, unknown>];
  for (const [name, inner] of Object.entries(value)) yield* marked(inner, `${at}.${name}`);
}

/** A rule has a value, and may have none. */
/** The parts of the change process: what is not known there, the product has to get by without. */
const changing = /^\w+\.(processes|assessments|consultations|constituencies|releases|exchange|issues|reporting)\./;
const rulesOf = (code: Code) => [...marked(code, code.id)].filter(([, one]) => 'value' in one);

test('there are several codes, and the one the installation began with comes first', () => {
  expect(codes.length).toBeGreaterThan(1);
  expect(codes[0]?.id).toBe('sec');
});

describe.each(named)('%s', (_, code) => {
  test('marks everything with how sure it is, and clauses are words or none', () => {
    const all = [...marked(code, code.id)];
    expect(all.length).toBeGreaterThan(30);
    for (const [at, one] of all) {
      expect(marks, at).toContain(one.provenance);
      if ('clause' in one)
        expect(one.clause === null || (typeof one.clause === 'string' && one.clause !== ''), at).toBe(true);
    }
  });

  test('has a value for each rule that is known, none for what is not, and says what is done without', () => {
    for (const [at, rule] of rulesOf(code)) {
      expect(rule.value === null, at).toBe(rule.provenance === 'unknown');
      if (rule.value === null && changing.test(at))
        expect(rule.note, `${at}: say what the product then does`).toBeTruthy();
      if (rule.provenance === 'found') expect(rule.note, `${at} is found; its note says where`).toBeTruthy();
    }
  });

  test('has later versions of a rule in order of their days', () => {
    for (const [at, rule] of rulesOf(code)) {
      const days = ((rule.later ?? []) as { from?: string }[]).map(({ from }) => from ?? '');
      expect(days, at).toEqual([...days].sort());
      for (const day of days) expect(day, at).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  test('has processes that are sound: what they name is there, each stage is reached and can be left', () => {
    expect(code.processes?.length).toBeGreaterThan(0);
    for (const process of code.processes ?? []) expect(unsound(process, modification), process.id).toEqual([]);
  });

  test('names only bodies that it has', () => {
    const bodies = new Set(code.bodies.map(({ id }) => id));
    expect(bodies.size).toBe(code.bodies.length);
    const mentioned = [
      ...code.bodies.flatMap(({ parent }) => parent ?? []),
      ...(code.processes ?? []).flatMap(({ paths, stages, timetable }) => [
        ...[...paths, ...stages].flatMap(({ decider }) => decider ?? []),
        ...timetable.flatMap(({ body }) => body ?? []),
      ]),
      ...Object.keys(code.constituencies ?? {}),
      ...(code.assessments ? [code.assessments.provider] : []),
      ...(code.issues ? [code.issues.received.group] : []),
    ];
    const missing = mentioned.filter((id) => !bodies.has(id));
    // A code manager is not selected yet, and no body of the code.
    expect(missing.filter((id) => id !== 'code-manager')).toEqual([]);
    expect(code.bodies.filter(({ kind }) => kind === 'panel')).toHaveLength(1);
    expect(code.bodies.some(({ kind }) => kind === 'administrator')).toBe(true);
  });

  test('votes by categories that seats or parties may belong to', () => {
    const known = new Set([
      ...code.partyCategories.map(({ name }) => name),
      ...code.bodies.flatMap(({ seats }) => seats.map(({ category }) => category)),
    ]);
    for (const rule of Object.values(code.constituencies ?? {}))
      for (const { name, of } of rule.value?.categories ?? [])
        expect(
          of.some((one) => known.has(one)),
          `${code.id}: ${name}`,
        ).toBe(true);
  });

  test('has numbering that numbers, and patterns that are regular expressions', () => {
    for (const rule of Object.values(code.numbering ?? {})) {
      const pattern = ruleOn(rule, '2026-11-23')?.value ?? '';
      expect(nextReference(pattern, [], { meeting: 1 })).not.toBe('');
    }
    const { recognise, meeting, action, references } = code.houseStyle;
    for (const source of [...recognise, ...meeting, ...action, ...Object.values(references)]) new RegExp(source);
  });

  test('has a layout of the shared register whose columns hold what the product knows', () => {
    for (const { field } of code.exchange?.columns.value ?? []) expect(Object.keys(layoutFields)).toContain(field);
  });
});

test('no code’s minutes are taken for another’s', async () => {
  const examples = fileURLToPath(new URL('../../examples', import.meta.url));
  for (const name of (await readdir(examples)).filter((one) => one.endsWith('.txt'))) {
    const words = await readFile(join(examples, name), 'utf8');
    const takers = codes.filter(({ houseStyle }) =>
      houseStyle.recognise.some((source) => new RegExp(source).test(words)),
    );
    expect(
      takers.map(({ id }) => id),
      name,
    ).toEqual(['sec']);
  }
});

test('the second code is under 400 lines of configuration in all', async () => {
  const files = await readdir(join(folder, 'uncx'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, 'uncx', name), 'utf8')));
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  expect(lines).toBeLessThan(400);
});
