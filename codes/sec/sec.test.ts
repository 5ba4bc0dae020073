import { describe, expect, it } from 'vitest';
import { addWorkingDays, calendarOf } from '../../src/calendar/calendar.ts';
import type { Rule } from '../../src/codes/code.ts';
import { nextReference } from '../../src/codes/numbering.ts';
import { processOn, stageOf } from '../../src/codes/process-of.ts';
import { ruleOn } from '../../src/codes/rule.ts';
import sec from './index.ts';

/** Every rule anywhere in the configuration, with the path to it. */
function rulesWithin(value: unknown, path = 'sec'): [string, Rule<unknown>][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, Rule<unknown>][] =
    'provenance' in value && 'value' in value ? [[path, value as Rule<unknown>]] : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => rulesWithin(part, `${path}.${key}`))];
}

const rules = rulesWithin(sec);
const twice = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i);

describe('the rules of the SEC', () => {
  it('are found wherever they stand', () => {
    expect(rules.length).toBeGreaterThan(80);
    expect(rules.map(([path]) => path)).toContain('sec.rules.paperDay');
    expect(rules.map(([path]) => path)).toContain('sec.bodies.0.seats.1.seats');
  });

  it('have a clause or a named source when they are called found', () => {
    const bare = rules.filter(([, rule]) => rule.provenance === 'found' && !rule.clause && !rule.note);
    expect(bare).toEqual([]);
  });

  it('say what they were inferred from', () => {
    expect(rules.filter(([, rule]) => rule.provenance === 'inferred' && !rule.note)).toEqual([]);
  });

  it('have no value exactly when they are unknown', () => {
    expect(rules.filter(([, rule]) => (rule.value === null) !== (rule.provenance === 'unknown'))).toEqual([]);
  });

  it('that replace another say from when, in order', () => {
    for (const [path, rule] of rules) {
      const days = (rule.later ?? []).map((version) => version.from ?? '');
      expect(days, path).toEqual([...days].sort());
      expect(days, path).not.toContain('');
    }
  });

  it('keep their history: the Panel set assurance status until it delegated that to the SSC', () => {
    const decider = sec.rules.assuranceDecider!;
    expect(ruleOn(decider, '2016-12-09')?.value).toBe('panel');
    expect(ruleOn(decider, '2017-08-01')?.value).toBe('ssc');
    expect(ruleOn(sec.rules.nonDomesticThreshold!, '2018-01-01')).toBeNull();
  });

  it('give the paper day and form deadline of the December 2016 Panel', () => {
    const calendar = calendarOf(sec.calendar);
    const paperDay = addWorkingDays(calendar, '2016-12-09', -Number(sec.rules.paperDay!.value));
    expect(paperDay).toBe('2016-12-02');
    expect(addWorkingDays(calendar, paperDay, -Number(sec.rules.formLead!.value))).toBe('2016-11-25');
  });
});

describe('the bodies of the SEC', () => {
  it('have references of their own', () => {
    expect(twice(sec.bodies.map((body) => body.id))).toEqual([]);
    expect(sec.bodies.map((body) => body.id)).toEqual(
      expect.arrayContaining([
        'panel',
        'change-board',
        'ssc',
        'smki-pma',
        'tabasc',
        'tag',
        'operations-group',
        'authority',
      ]),
    );
  });

  it('share no name or alias, whatever the letter case', () => {
    const names = sec.bodies.flatMap((body) => [
      ...new Set([body.name, ...body.aliases].map((name) => name.toLowerCase())),
    ]);
    expect(twice(names)).toEqual([]);
  });

  it('sit under bodies that exist', () => {
    const ids = sec.bodies.map((body) => body.id);
    expect(sec.bodies.filter((body) => body.parent && !ids.includes(body.parent))).toEqual([]);
  });

  it('give the Panel eleven voting seats and a chair without one', () => {
    const seats = sec.bodies.find((body) => body.id === 'panel')!.seats;
    const count = (voting: boolean) =>
      seats.filter((seat) => seat.vote === voting).reduce((sum, seat) => sum + (seat.seats.value ?? 0), 0);
    expect([count(true), count(false)]).toEqual([11, 1]);
  });
});

describe('the categories, levels and sections of the SEC', () => {
  it('name five Party Categories without ambiguity', () => {
    expect(sec.partyCategories.map((category) => category.name)).toEqual([
      'Large Supplier',
      'Small Supplier',
      'Electricity Network',
      'Gas Network',
      'Other SEC Party',
    ]);
    expect(twice(sec.partyCategories.flatMap((category) => [category.name, ...category.aliases]))).toEqual([]);
  });

  it('classify White, Green, Amber, Red from the public upwards', () => {
    expect([0, 1, 2, 3].map((level) => sec.levels[level as 0 | 1 | 2 | 3].name)).toEqual([
      'White',
      'Green',
      'Amber',
      'Red',
    ]);
  });

  it('cite each section and each part once, parts under their section', () => {
    const sections = sec.sections ?? [];
    expect(twice(sections.flatMap((one) => [one.ref, ...(one.parts ?? []).map((part) => part.ref)]))).toEqual([]);
    for (const one of sections) expect((one.parts ?? []).every((part) => part.ref.startsWith(one.ref))).toBe(true);
    expect(sec.objectives?.map((objective) => objective.id).join('')).toBe('abcdefgh');
  });
});

describe('the change processes of the SEC', () => {
  const processes = sec.processes!;

  it('are three, and the third is in force for nobody yet', () => {
    expect(['2016-12-09', '2019-06-01', '2026-11-23'].map((day) => processOn(sec, day)?.id)).toEqual([
      '2016',
      '2018',
      '2018',
    ]);
    expect(processes.map(({ id }) => id)).toEqual(['2016', '2018', '2026']);
  });

  it('are decided by bodies of the code', () => {
    const bodies = sec.bodies.map((body) => body.id);
    for (const { paths, stages } of processes) {
      expect(paths.filter((path) => !bodies.includes(path.decider))).toEqual([]);
      expect(stages.filter(({ decider }) => decider && !bodies.includes(decider))).toEqual([]);
    }
  });

  it('cite what minutes and public pages quote, and mark the rest', () => {
    const [first] = processes;
    const clause = (id: string) => {
      const stage = stageOf(first!, id);
      return `${stage?.clause} ${stage?.provenance}`;
    };
    expect(['refinement', 'consultation', 'authority'].map(clause)).toEqual(['D6 found', 'D7.8 found', 'D9 recalled']);
    const third = processes.at(-1)!;
    expect(third.transitions.filter(({ provenance, clause: cited }) => provenance === 'unknown' && cited)).toEqual([]);
    expect([third.appealWindow.value, third.provenance]).toEqual([null, 'unknown']);
  });

  it('numbers modifications, actions and risks as the Panel prints them', () => {
    const pattern = (register: string) => sec.numbering![register]!.value!;
    expect(nextReference(pattern('modification'), ['SECMP0025'])).toBe('SECMP0026');
    expect(nextReference(pattern('action'), ['SECP39/13'], { meeting: 39 })).toBe('SECP39/14');
    expect(nextReference(pattern('risk'), ['26'])).toBe('27');
  });
});
