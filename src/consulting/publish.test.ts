import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../kernel/define.ts';
import type { Row } from '../kernel/read.ts';
import { matrixOf, quarterOf } from './matrix.ts';
import { publishable } from './publish.ts';

const row = (register: string, ref: string, fields: Record<string, Value>, state = 'sent'): Row => ({
  register,
  code: 'air',
  ref,
  title: ref,
  state,
  label: { group: 'party-x', level: 2 },
  fields,
  from: '2017-01-01',
  to: null,
  known: '2017-01-01T00:00:00.000Z',
  entry: 1,
});

const question = (number: number, kind: string, options: string[] | null = null) =>
  row('question', `C1/Q${number}`, { number, kind, options }, 'asked');
const response = (name: string, category: string | null, more: Record<string, Value> = {}, state = 'sent') =>
  row('response', `C1/${name}`, { category, overall: null, confidential: false, late: false, ...more }, state);
const answer = (of: string, number: number, chosen: string | null, more: Record<string, Value> = {}) =>
  row(
    'answer',
    `C1/${of}/Q${number}`,
    {
      response: `C1/${of}`,
      question: `C1/Q${number}`,
      chosen,
      reasoning: null,
      confidential: false,
      reply: null,
      ...more,
    },
    'given',
  );

describe('what may be published', () => {
  test('never holds anything confidential, nor a response of which nothing else is left, whatever was answered', () => {
    const one = fc.record({
      confidential: fc.boolean(),
      overall: fc.constantFrom(null, 'Words.'),
      state: fc.constantFrom('sent', 'waiting', 'refused', 'withdrawn', 'published'),
      answers: fc.array(fc.boolean(), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (list) => {
        const responses = list.map(({ confidential, overall, state }, index) =>
          response(`p${index}`, null, { confidential, overall }, state),
        );
        const answers = list.flatMap((each, index) =>
          each.answers.map((confidential, at) =>
            answer(`p${index}`, at + 1, 'yes', { confidential: confidential || each.confidential }),
          ),
        );
        const open = publishable({ responses, answers });
        expect([...open.responses, ...open.answers].filter(({ fields }) => fields.confidential)).toEqual([]);
        for (const { ref, state, fields } of open.responses) {
          expect(['sent', 'published']).toContain(state);
          expect(fields.overall !== null || open.answers.some((each) => each.fields.response === ref)).toBe(true);
        }
        for (const { fields } of open.answers) expect(open.responses.map(({ ref }) => ref)).toContain(fields.response);
        // And nothing that may be published is held back.
        const sayable = list.filter(
          (each) =>
            !each.confidential &&
            ['sent', 'published'].includes(each.state) &&
            (each.overall || each.answers.includes(false)),
        );
        expect(open.responses.length).toBe(sayable.length);
      }),
    );
  });
});

describe('answers side by side', () => {
  const rows = {
    order: ['Large Baker', 'Small Baker'],
    questions: [question(1, 'position'), question(2, 'day'), question(3, 'text')],
    responses: [response('rye', 'Small Baker'), response('oat', 'Large Baker'), response('bran', null)],
    answers: [
      answer('rye', 1, 'for'),
      answer('oat', 1, 'against'),
      answer('bran', 1, 'for'),
      answer('rye', 2, '2018-01-05'),
      answer('oat', 2, '2017-10-30'),
      answer('rye', 3, null, { reasoning: 'Too dear.' }),
      answer('gone', 1, 'for'),
    ],
  };

  test('are counted by category in the code’s order, those without one last', () => {
    const { categories, questions, respondents } = matrixOf(rows);
    expect(categories).toEqual(['Large Baker', 'Small Baker', null]);
    expect(respondents).toBe(3);
    expect(
      questions[0]?.counts.map(({ label, total, by }) => [label, total, ...categories.map((one) => by.get(one) ?? 0)]),
    ).toEqual([
      ['For', 2, 0, 1, 1],
      ['Against', 1, 1, 0, 0],
      ['Neither', 0, 0, 0, 0],
    ]);
  });

  test('count days by the quarter they fall in, in order', () => {
    expect(matrixOf(rows).questions[1]?.counts.map(({ label }) => label)).toEqual([
      'October to December 2017',
      'January to March 2018',
    ]);
    expect(quarterOf('2017-06-30')).toBe('April to June 2017');
  });

  test('leave out an answer whose response is not among those handed in', () => {
    expect(matrixOf(rows).questions[0]?.cells.map(({ respondent }) => respondent)).toEqual([
      'C1/oat',
      'C1/rye',
      'C1/bran',
    ]);
  });

  test('show the words of a question answered in words', () => {
    const words = matrixOf(rows).questions[2];
    expect(words?.counts).toEqual([]);
    expect(words?.cells.map((cell) => cell.words)).toEqual(['Too dear.']);
  });
});
