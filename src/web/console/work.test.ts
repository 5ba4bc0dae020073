/** What a secretary typed, out of the form and out of a draft. */
import { describe, expect, test } from 'vitest';
import { noWork, workFrom, workIn } from './work.ts';

describe('what is typed at an item', () => {
  test('is taken from the form with line breaks as minutes have them; what the form has not stays', () => {
    const before = { ...noWork, narrative: 'Old.', action: 'KEEPER to see to it' };
    expect(workIn({ narrative: 'First.\r\nSecond.', verb: 'agreed' }, before)).toMatchObject({
      narrative: 'First.\nSecond.',
      verb: 'agreed',
      action: 'KEEPER to see to it',
    });
  });

  test('has the verb of the longer list where one was chosen there', () => {
    expect(workIn({ verb: 'noted', 'other-verb': 'deferred' }, noWork).verb).toBe('deferred');
    expect(workIn({ verb: 'noted', 'other-verb': '' }, noWork).verb).toBe('noted');
  });

  test('tells effects left out from effects added, and forgets neither while they are not offered', () => {
    const form = {
      offered: ['open risk 1', 'open risk 2', 'close risk 3', 'close risk 4'],
      preset: ['open risk 1', 'open risk 2'],
      effect: ['open risk 1', 'close risk 3'],
    };
    const work = workIn(form, { ...noWork, left: ['close issue 9'] });
    expect(work.left).toEqual(['close issue 9', 'open risk 2']);
    expect(work.added).toEqual(['close risk 3']);
    // Ticked again, it is left out no more.
    expect(workIn({ ...form, effect: ['open risk 1', 'open risk 2'] }, work)).toMatchObject({
      left: ['close issue 9'],
      added: [],
    });
  });

  test('is empty for a draft that holds something else', () => {
    expect(workFrom({ narrative: 7, left: [1, 'open risk 1'], other: true })).toEqual({
      ...noWork,
      left: ['open risk 1'],
    });
    expect(workFrom(undefined)).toEqual(noWork);
  });
});
