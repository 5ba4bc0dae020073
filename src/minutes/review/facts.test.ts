import { describe, expect, it } from 'vitest';
import { proposalOf } from '../../../test/minutes/proposal-of.ts';
import { factFields, factsOf } from './facts.ts';
import { placeIn } from './place.ts';

describe('the facts of a proposal', () => {
  it('are listed item by item, the cover first, each with an id that counts within its kind', () => {
    const proposal = proposalOf({
      attendance: [{}],
      items: [{ decisions: [['noted', 'a']] }, { decisions: [['agreed', 'b']], candidates: ['c'] }],
      actions: [{ item: 2, text: 'sift', owner: 'NetCo', due: 'in May' }],
      risks: [{ item: 1 }],
    });
    expect(factsOf(proposal).map(({ id, place }) => [id, place])).toEqual([
      ['meeting', -1],
      ['attendance-1', -1],
      ['item-1', 0],
      ['decision-1', 0],
      ['risk-1', 0],
      ['item-2', 1],
      ['decision-2', 1],
      ['candidate-1', 1],
      ['action-1', 1],
    ]);
    expect(factsOf(proposal).at(-1)).toMatchObject({ title: 'FB7/01', detail: 'NetCo, sift, in May', sure: 'sure' });
  });

  it('carry their fields as read, under the names by which they may be edited', () => {
    const [meeting] = factsOf(proposalOf());
    expect(Object.keys(meeting!.value)).toEqual(Object.keys(factFields.meeting));
    expect(meeting!.value).toMatchObject({ body: 'Flour Board', date: '2031-03-14', number: 7 });
  });

  it('stand under the item of their number, or where their words stand when numbers do not tell', () => {
    const { items, ...rest } = proposalOf({ items: [{ number: 4 }, { number: null }, { number: 4 }] });
    const at = placeIn({ items, ...rest });
    const within = (index: number) => [{ start: items[index]!.spans[0]!.start + 3, end: items[index]!.spans[0]!.end }];
    expect(at({ item: null, spans: within(1) })).toBe(1);
    expect(at({ item: 4, spans: within(2) })).toBe(2);
    expect(at({ item: null, spans: [{ start: 0, end: 1 }] })).toBe(-1);
  });
});
