import { describe, expect, it } from 'vitest';
import { type ItemSketch, readingFrom } from '../../../test/minutes/reading-from.ts';
import { readCandidates } from './candidates.ts';
import { readFlags } from './flags.ts';

/** An item beside others, since how much a word tells depends on the rest of the document. */
function flagsOf(item: Omit<ItemSketch, 'number'>) {
  const others: ItemSketch[] = [2, 3, 4].map((number) => ({
    number,
    says: ['The Secretariat presented the Board with a paper on members and small bakers.'],
    decides: [['noted', 'the contents of the paper']],
  }));
  const reading = readingFrom({ items: [{ number: 1, ...item }, ...others] });
  return readFlags(reading, readCandidates(reading)).map((flag) => ({ ...flag, text: reading.text }));
}
const kinds = (item: Omit<ItemSketch, 'number'>) => flagsOf(item).map((flag) => flag.id);

describe('flags for a person', () => {
  it('asks about an outcome that is in no decision and no action of its item', () => {
    const [flag, ...more] = flagsOf({
      says: [
        'The Board agreed to ask NetCo for flour records to help count the bakers.',
        'The Board agreed to circulate a questionnaire to small bakers, asking when they will be ready.',
      ],
      decides: [['agreed', 'to request flour records from NetCo for counting active bakers']],
      acts: [['AB1/01', 'Secretariat', 'to give guidance on ovens to small bakers']],
    });
    expect(more).toEqual([]);
    expect(flag).toMatchObject({ id: 'item-1-narrative-only', item: 1 });
    expect(flag!.passage).toContain('questionnaire');
    expect(flag!.spans.map(({ start, end }) => flag!.text.slice(start, end))).toEqual([flag!.passage]);
    expect(flag!.says).toContain('decision or an action');
  });

  it('asks nothing where an action takes the outcome up', () => {
    expect(
      kinds({
        says: ['The Board directed the Secretariat to publish guidance on yeast screening.'],
        decides: [['noted', 'the contents of the paper']],
        acts: [['AB1/01', 'Secretariat', 'to publish guidance on the screening of yeast']],
      }),
    ).toEqual([]);
  });

  it('asks when the narrative returns reports and the only formal decision notes them', () => {
    const [flag] = flagsOf({
      says: ['The following reports were returned for a clearer view of cost:', '* CP101', '* CP102'],
      decides: [['noted', 'the contents of the update']],
    });
    expect(flag!.id).toBe('item-1-narrative-only');
    expect(flag!.says).toContain('NOTED');
  });

  it('asks when a decision names two things and the action on them only one', () => {
    const [flag] = flagsOf({
      says: ['The bakers spoke of the QRS. It is not ready.'],
      decides: [['agreed', 'to write to bakers on the dates of the QRS and TUV-12 (Oven ID) exemptions']],
      acts: [['AB1/01', 'Secretariat', 'to write to bakers on the date of the exemption for TUV-12 ovens']],
    });
    expect(flag).toMatchObject({ id: 'item-1-one-sided' });
    expect(flag!.says).toContain('leaves out QRS');
    expect(flag!.spans.map(({ start, end }) => flag!.text.slice(start, end))).toContain('The bakers spoke of the QRS.');
  });

  it('asks when an action names more than the decision it carries out', () => {
    const [flag] = flagsOf({
      decides: [['agreed', 'that CP101 be dealt with before any newer change']],
      acts: [['AB1/01', 'NetCo', 'to explain the second delay of CP101 and CP102']],
    });
    expect(flag!.says).toContain('the decision on the same matter leaves out CP102');
  });

  it('gives every flag a name of its own, in items without a number as well', () => {
    const says = ['It is too early to bake QRS bread.', 'It is too soon to sell QRS bread.'];
    const decides: [string, string][] = [['agreed', 'to bake and sell QRS bread']];
    const reading = readingFrom({
      items: [1, null, null].map((number) => ({ number, title: 'Bread', says, decides })),
    });
    const ids = readFlags(reading, readCandidates(reading)).map((flag) => flag.id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(ids[0]).toBe('item-1-held-back');
    expect(ids[2]).toBe('item-bread-held-back');
  });

  it('asks nothing when two actions share what the decision names', () => {
    const decides: [string, string][] = [['agreed', 'to write on the QRS and TUV-12 exemptions']];
    expect(
      kinds({
        decides,
        acts: [
          ['AB1/01', 'Secretariat', 'to write on the QRS exemption'],
          ['AB1/02', 'Secretariat', 'to write on the TUV-12 exemption'],
        ],
      }),
    ).toEqual([]);
  });

  it('asks when the narrative holds back what a formal decision goes ahead with', () => {
    const [flag] = flagsOf({
      says: ['The Board decided that no decision should be made on oven frequency until NetCo has tested.'],
      decides: [['agreed', 'the proposed options for oven frequency']],
    });
    expect(flag!.id).toBe('item-1-held-back');
    expect(flag!.says).toContain('agreed the proposed options for oven frequency');
  });

  it('asks nothing when the decision holds back as well', () => {
    expect(
      kinds({
        says: ['The Board decided that no decision should be made on oven frequency until May.'],
        decides: [['agreed', 'that no choice of oven frequency be made yet']],
      }),
    ).not.toContain('item-1-held-back');
  });

  it('asks what became of a proposal when something else was chosen', () => {
    expect(
      kinds({
        says: ['The Board noted worries about a sub-group and instead agreed that a form be put on the website.'],
        decides: [['agreed', 'the revised oven terms']],
        acts: [['AB1/01', 'Secretariat', 'to put a form on the website']],
      }),
    ).toEqual(['item-1-instead']);
  });

  it('asks which verb is meant when narrative and box differ on one matter', () => {
    const [flag, ...more] = flagsOf({
      says: ['The Board approved the hazards.'],
      decides: [['agreed', 'the amendments to the list of hazards']],
    });
    expect(more).toEqual([]);
    expect(flag!.says).toContain('"approved"');
    expect(flag!.says).toContain('"agreed"');
  });

  it('asks nothing of a tidy item, of what was settled by another route, or of a house without formal decisions', () => {
    expect(
      kinds({ says: ['The Board approved the yeast policy.'], decides: [['approved', 'the yeast policy']] }),
    ).toEqual([]);
    expect(kinds({ says: ['The minutes were approved via ex-committee decision.'] })).toEqual([]);
    const informal = readingFrom({ items: [{ number: 1, says: ['It was agreed to move house.'] }] });
    expect(readFlags(informal, readCandidates(informal))).toEqual([]);
  });

  it('does not ask about a candidate that was taken out', () => {
    const reading = readingFrom({
      items: [{ number: 1, says: ['The Board agreed to move house.'], decides: [['noted', 'the paper']] }],
    });
    expect(readFlags(reading, readCandidates(reading))).toHaveLength(1);
    expect(readFlags(reading, new Map([[1, []]]))).toEqual([]);
  });
});
