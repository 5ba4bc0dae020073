/** Every code's process, looked at by itself: a mistake in configuration is found here and not by a proposer. */
import { describe, expect, it } from 'vitest';
import { loadCodes } from '../../src/codes/load.ts';
import type { ChangeProcess } from '../../src/codes/process.ts';
import { unsound } from '../../src/codes/sound.ts';
import { modification } from '../../src/registers/modification/modification.ts';

const codes = (await loadCodes()).filter(({ processes }) => processes?.length);
const all = codes.flatMap((code) => (code.processes ?? []).map((one) => [`${code.id} ${one.id}`, one, code] as const));

describe.each(all)('the process %s', (_, process, code) => {
  it('names only what there is, reaches every stage, and has a way out of each', () => {
    expect(unsound(process, modification)).toEqual([]);
  });

  it('is decided by bodies of its code', () => {
    const bodies = code.bodies.map(({ id }) => id);
    const deciders = [...process.paths, ...process.stages].flatMap(({ decider }) => decider ?? []);
    expect(deciders.filter((one) => !bodies.includes(one))).toEqual([]);
  });

  it('gives a clause only with how far it is known, and a note where a value is not', () => {
    const rules = [
      process.formLead,
      process.appealWindow,
      process.adoptionWindow,
      process.groupLeast,
      process.urgencyBy,
    ];
    for (const rule of rules) expect(rule.value === null).toBe(rule.provenance === 'unknown');
    for (const rule of rules) if (rule.value === null) expect(rule.note).toBeTruthy();
  });
});

describe('processes of one code', () => {
  it('follow one another: each but the first says from which day', () => {
    for (const { processes } of codes) {
      const days = (processes ?? []).map(({ from }) => from ?? '');
      expect(days).toEqual([...new Set(days)].sort());
    }
  });
});

describe('an unsound process', () => {
  const [, sound] = all[0]!;
  const broken = (change: Partial<ChangeProcess>) => unsound({ ...sound, ...change }, modification);

  it('is told of a stage that is not there, a state the register lacks, a path nobody knows', () => {
    const [first] = sound.transitions;
    expect(broken({ stages: [...sound.stages, { ...sound.stages[0]!, id: 'limbo' }] })).toEqual([
      'The register has no state limbo.',
      'Stage limbo is reached on no path.',
    ]);
    expect(broken({ transitions: [...sound.transitions, { ...first!, paths: ['path-9'] }] })).toEqual([
      `${first!.move}: there is no path path-9.`,
    ]);
    expect(broken({ transitions: [...sound.transitions, { ...first!, from: ['limbo'] }] })).toContain(
      `${first!.move}: there is no stage limbo.`,
    );
  });

  it('is told of a stage without a way out, and of a path that changes nothing', () => {
    const stuck = sound.transitions.filter(({ from }) => !from.includes('vote'));
    const told = broken({ transitions: stuck });
    expect(told).toContain('On path path-1 there is no way out of vote.');
    expect(told).toContain('Path path-1 leads to no implementation.');
  });

  it('is told where it says something else of a move than the register', () => {
    const wrong = {
      move: 'refine',
      from: ['withdrawn'],
      to: 'report',
      by: ['baker'],
      clause: null,
      provenance: 'found' as const,
    };
    expect(broken({ transitions: [...sound.transitions, wrong] })).toEqual([
      'refine may not start from withdrawn in the register.',
      'refine leads to refinement in the register, to report here.',
      'refine is for baker, of which the register lets none make it.',
    ]);
    expect(broken({ transitions: [...sound.transitions, { ...wrong, move: 'bake' }] })).toEqual([
      'The register has no move bake.',
    ]);
  });

  it('is told of a timetable that hangs on nothing, and of a clock that counts no days', () => {
    const step = {
      id: 'a',
      name: 'A',
      kind: 'work' as const,
      after: ['b'],
      extend: null,
      breach: '',
      clause: null,
      stage: 'limbo',
    };
    expect(broken({ timetable: [step], formLead: { value: -1, clause: null, provenance: 'found' } })).toEqual([
      'Step a falls in limbo, which is no stage.',
      'Step a comes after b, which is no step.',
      'formLead is -1, which is no number of days or people.',
    ]);
  });
});
