import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkChange, checkSteps, checkValue, fold, isDay, type Placed, versions } from './decide.ts';
import type { Register } from './define.ts';

const kite = {
  name: 'kite',
  title: ['Kite', 'Kites'],
  about: 'A register made up for these tests.',
  titled: 'title',
  fields: { title: { label: 'Kite', kind: 'text' }, colour: { label: 'Colour', kind: 'text' } },
  states: { held: { label: 'Held', tone: 'open' }, flown: { label: 'Flown', tone: 'done' } },
  moves: {
    hold: { label: 'Hold', past: 'Held', from: ['new', 'flown'], to: 'held', by: ['hand'], sets: ['title', 'colour'] },
    fly: { label: 'Fly', past: 'Flown', from: ['held'], to: 'flown', by: ['hand'], sets: ['colour'], clause: 'K1.2' },
    paint: { label: 'Paint', past: 'Painted', from: ['held', 'flown'], by: ['hand'], sets: ['colour'] },
  },
} satisfies Register;

const hand = { public: false, clearance: {}, name: 'Hand', powers: ['hand'] };

function change(move: string, effective: string, extra: Partial<Placed> = {}): Placed {
  return {
    move,
    sets: {},
    label: null,
    firstLabel: { group: 'club', level: 0 },
    effective,
    placed: `0 ${effective} ${move}`,
    found: true,
    ...extra,
  };
}

describe('folding changes', () => {
  test('takes them in order of effect, not of arrival', () => {
    const late = change('fly', '2017-01-13', { sets: { colour: 'red' } });
    const early = change('hold', '2016-12-09', { sets: { title: 'First', colour: 'blue' } });
    const steps = fold(kite, [late, early]);
    expect(steps.map((step) => step.after.state)).toEqual(['held', 'flown']);
    expect(steps.at(-1)?.after.fields).toEqual({ title: 'First', colour: 'red' });
    expect(steps.every((step) => step.irregular === undefined)).toBe(true);
  });

  test('gives the same record whatever order the same changes arrive in', () => {
    const anyChange = fc.record({
      move: fc.constantFrom('hold', 'fly', 'paint'),
      effective: fc.integer({ min: 1, max: 28 }).map((day) => `2017-02-${String(day).padStart(2, '0')}`),
      placed: fc.uuid(),
      sets: fc.record({ colour: fc.string() }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyChange, { selector: (one) => one.placed, maxLength: 8 })
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const images = (all: typeof list) =>
            fold(
              kite,
              all.map((one) => change(one.move, one.effective, one)),
            ).map((step) => step.after);
          expect(images(shuffled)).toEqual(images(list));
        },
      ),
    );
  });

  test('keeps the label a record had until a change gives another', () => {
    const steps = fold(kite, [
      change('hold', '2017-01-01', { firstLabel: { group: 'club', level: 2 } }),
      change('paint', '2017-01-02'),
      change('paint', '2017-01-03', { label: { group: 'club', level: 3 } }),
      change('paint', '2017-01-04', { label: { group: 'club', level: 0 }, found: false }),
    ]);
    expect(steps.map((step) => step.after.label.level)).toEqual([2, 2, 3, 0]);
  });

  test('makes no record more public because minutes spoke of it in a more public place', () => {
    const steps = fold(kite, [
      change('hold', '2017-01-01', { firstLabel: { group: 'club', level: 2 } }),
      change('paint', '2017-01-02', { label: { group: 'guild', level: 0 } }),
    ]);
    expect(steps.at(-1)?.after.label).toEqual({ group: 'club', level: 2 });
  });

  test('says where a fact found in minutes does not follow, and takes it all the same', () => {
    const [step] = fold(kite, [change('fly', '2017-01-01')]);
    expect(step?.after.state).toBe('flown');
    expect(step?.irregular).toContain('before anything else');
  });
});

describe('refusing a live change', () => {
  test('that does not follow from the state, with the clause', () => {
    const steps = fold(kite, [
      change('hold', '2017-01-01', { sets: { title: 'One' } }),
      change('fly', '2017-01-02'),
      change('fly', '2017-01-03', { found: false }),
    ]);
    expect(checkSteps(kite, '1', steps)).toEqual([
      { sentence: 'Kite 1: “Fly” does not follow from Flown.', clause: 'K1.2' },
    ]);
  });

  test('that brings in a record without a title', () => {
    const steps = fold(kite, [change('hold', '2017-01-01', { found: false })]);
    expect(checkSteps(kite, '1', steps)).toEqual([{ sentence: 'Kite 1: Kite is needed.', field: 'title' }]);
  });

  test('by someone without the power, or of a field the move does not set', () => {
    const asked = { register: 'kite', ref: '1', move: 'fly', sets: { title: 'x' } };
    const problems = checkChange(kite, asked, { ...hand, powers: [] });
    expect(problems.map((one) => one.sentence)).toEqual([
      '“Fly” is for hand. Ask one of them to make it.',
      '“Fly” does not set Kite. Leave it out.',
    ]);
    expect(checkChange(kite, { ...asked, sets: {} }, hand)).toEqual([]);
  });
});

describe('values', () => {
  test('are of their field’s kind', () => {
    const day = { label: 'Due', kind: 'day' } as const;
    expect(checkValue('due', day, '2017-02-29')).toHaveLength(1);
    expect(checkValue('due', day, '2016-02-29')).toHaveLength(0);
    expect(checkValue('due', day, null)).toHaveLength(0);
    expect(checkValue('n', { label: 'N', kind: 'integer' }, 1.5)).toHaveLength(1);
    expect(checkValue('n', { label: 'N', kind: 'choice', choices: { a: 'A' } }, 'b')).toHaveLength(1);
    expect(checkValue('n', { label: 'N', kind: 'links', to: 'kite' }, ['1', ''])).toHaveLength(1);
  });

  test('hold only days that exist', () => {
    expect(isDay('2016-12-09')).toBe(true);
    for (const text of ['2016-02-30', '2016-13-01', '9 December 2016', '2016-12-9', ''])
      expect(isDay(text)).toBe(false);
  });
});

test('a day shows the last of its changes, and each span ends where the next begins', () => {
  const steps = fold(kite, [
    change('hold', '2017-01-01'),
    change('fly', '2017-01-05', { placed: 'a' }),
    change('paint', '2017-01-05', { placed: 'b', sets: { colour: 'red' } }),
  ]);
  expect(versions(steps).map(({ from, to, step }) => ({ from, to, move: step.change.move }))).toEqual([
    { from: '2017-01-01', to: '2017-01-05', move: 'hold' },
    { from: '2017-01-05', to: null, move: 'paint' },
  ]);
});
