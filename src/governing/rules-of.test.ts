import { describe, expect, test } from 'vitest';
import { loadCodes } from '../codes/load.ts';
import type { Row } from '../kernel/read.ts';
import { rulesOf, shareIn } from './rules-of.ts';

const [code] = await loadCodes();
const config = (id: string) => code?.bodies.find((one) => one.id === id) ?? null;

function body(fields: Row['fields']): Row {
  const label = { group: 'harbour', level: 0 } as const;
  const when = { from: '2016-01-01', to: null, known: '2016-01-01T00:00:00.000Z', entry: 1 };
  return {
    register: 'body',
    code: 'x',
    ref: 'harbour',
    title: 'Harbour Board',
    state: 'standing',
    label,
    fields,
    ...when,
  };
}

describe('the rules of a body', () => {
  test('are its own terms where they are in figures, else what the code says', () => {
    const own = rulesOf(body({ quorum_share: '2/3', quorum_least: 4, notice_days: 10 }), config('panel'), '2016-12-09');
    expect(own.quorum).toEqual({ share: [2, 3], least: 4 });
    expect(own.notice).toBe(10);
    expect(own.source.quorum.kind).toBe('terms');
    const code = rulesOf(body({}), config('panel'), '2016-12-09');
    expect(code.quorum).toEqual({ share: [1, 2] });
    expect(code.notice).toBe(5);
    expect([code.source.quorum.kind, code.source.quorum.provenance]).toEqual(['code', 'recalled']);
  });

  test('are assumed, and said to be, where neither says anything', () => {
    const rules = rulesOf(null, null, '2016-12-09');
    expect(rules.quorum).toEqual({ share: [1, 2] });
    expect(rules.powers).toEqual([]);
    expect(rules.source.quorum.kind).toBe('assumed');
    expect(rules.notice).toBeNull();
  });

  test('follow a delegation on its day: the power leaves one body and comes to the other', () => {
    const powers = (id: string, day: string) => rulesOf(null, config(id), day).powers;
    expect(powers('panel', '2017-07-31')).toContain('assurance-status');
    expect(powers('panel', '2017-08-01')).not.toContain('assurance-status');
    expect(powers('ssc', '2017-07-31')).not.toContain('assurance-status');
    expect(powers('ssc', '2017-08-01')).toContain('assurance-status');
    expect(rulesOf(null, config('panel'), '2017-07-31').source.powers.until).toBe('2017-08-01');
    expect(rulesOf(null, config('panel'), '2017-08-01').source.powers.since).toBe('2017-08-01');
  });

  test('do not take a share that cannot be read, and say so', () => {
    const rules = rulesOf(body({ quorum_share: 'most of them' }), config('panel'), '2016-12-09');
    expect(rules.quorum).toEqual({ share: [1, 2] });
    expect(rules.source.quorum.note).toContain('“most of them”');
    expect(['1/2', ' 3 / 4 ', '3/2', '0/2', '1/0', 'half'].map(shareIn)).toEqual([
      [1, 2],
      [3, 4],
      null,
      null,
      null,
      null,
    ]);
  });
});
