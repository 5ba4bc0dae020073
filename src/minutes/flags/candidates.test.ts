import { describe, expect, it } from 'vitest';
import { readingFrom } from '../../../test/minutes/reading-from.ts';
import { grammarOf, outcomeOf } from '../subjects/outcomes.ts';
import { readCandidates } from './candidates.ts';

const grammar = grammarOf(readingFrom({ items: [] }));
const settles = (text: string) => outcomeOf(text, grammar);

describe('what the narrative settles', () => {
  it.each([
    ['The Board agreed to write to all members.', 'agreed'],
    ['Following the talk, the Board approved the new oven rota.', 'approved'],
    ['The Board Chair AGREED to draft a reply.', 'agreed'],
    ['The Board discussed two ovens and agreed that the second is better.', 'agreed'],
    ['The Board noted worries about starting early and instead agreed that a form be tried.', 'agreed'],
    ['The Board noted and approved the changes.', 'approved'],
    ['It was agreed that the rota should say so.', 'agreed'],
    ['It was unanimously agreed to move.', 'agreed'],
    ['The Secretariat agreed to send the note.', 'agreed'],
    ['Olga Fern agreed to ask the bakers.', 'agreed'],
    ['The following reports were returned for more work:', 'returned'],
    ['The Board directed the Secretariat to publish more.', 'directed'],
    ['The Board confirmed that the change should go forward.', 'confirmed'],
    ['The Board asked the Code Office to think again.', 'asked'],
    ['The Board noted that, from now on, the Secretariat should ensure that costs are shown.', 'noted'],
    ['The Board noted that, given the flood, the rule would be relaxed.', 'noted'],
    ['The motion was carried.', 'carried'],
    ['Agreed: to meet every month.', 'agreed'],
    ['Members agreed to close the matter.', 'agreed'],
    ['The Board was content for the Secretariat to publish it.', 'content'],
    ['It was proposed and agreed to wait.', 'agreed'],
    ['There was consensus that the oven be lit.', 'consensus'],
    ['The Board confirmed the appointment of Olga Fern.', 'confirmed'],
    ['The Board voted to approve it.', 'voted'],
  ])('takes %j for an outcome', (text, verb) => {
    expect(settles(text)?.verb).toBe(verb);
  });

  it.each([
    'The Secretariat noted that it will determine the steps.',
    'The Secretariat confirmed that it had not been paid for.',
    'The Board noted that this would be optional.',
    'The Board noted that the rota was late.',
    'If the Board agreed a timetable, the baker may appeal.',
    'It was highlighted that, should the Board decide otherwise, more is needed.',
    'The Board was told of the agreed areas and of work agreed by the Board.',
    'A query was raised on the date that was agreed at the May meeting.',
    'The change was approved by the Audit Group.',
    'The Board asked whether it was ready.',
    'The Board had agreed a rota in the past.',
    'The Board Chair confirmed the meeting was quorate.',
    'The Oven Group members agreed to meet.',
    'A Board Member asked that bakers be told how to see it.',
    'The Board confirmed that the oven was hot.',
    'The Board was informed that the Audit Group met and agreed its plan.',
    'The Audit Group requested an amendment.',
  ])('does not take %j for one', (text) => {
    expect(settles(text)).toBeNull();
  });

  it('is less sure of a direction given by noting it', () => {
    expect(settles('The Board agreed to pay.')?.sure).toBe('likely');
    expect(settles('The Board noted that the Secretariat should ensure payment.')?.sure).toBe('unsure');
  });

  it('knows a choice made in place of what was put forward, and one made by another route', () => {
    expect(settles('The Board heard this and instead agreed to wait.')?.instead).toBe(true);
    expect(settles('The minutes were approved via ex-committee decision.')?.reported).toBe(true);
    expect(settles('The minutes were approved.')?.reported).toBe(false);
  });

  it('lists them by item, with their place in the document, and leaves formal decisions out', () => {
    const reading = readingFrom({
      items: [
        {
          number: 1,
          says: ['A talk was given. The Board agreed to wait.', '# Agreed areas'],
          decides: [['agreed', 'to go on']],
        },
        { number: 2, says: ['Nothing happened.'] },
      ],
    });
    const candidates = readCandidates(reading);
    expect(candidates.get(1)!.map((one) => one.text)).toEqual(['The Board agreed to wait.']);
    const [span] = candidates.get(1)![0]!.spans;
    expect(reading.text.slice(span!.start, span!.end)).toBe('The Board agreed to wait.');
    expect(candidates.get(2)).toEqual([]);
  });

  it('takes what another body does in these minutes for a report, though the house knows that body', () => {
    const deciders = ['The Board', 'The Oven Group', 'The OG'];
    const ofBoard = grammarOf(readingFrom({ items: [], style: { deciders } }));
    expect(outcomeOf('The Oven Group approved the rota.', ofBoard)).toBeNull();
    expect(outcomeOf('The Board approved the rota.', ofBoard)?.verb).toBe('approved');
    const ofGroup = readingFrom({ items: [], style: { deciders } });
    ofGroup.meeting.body = 'Oven Group';
    expect(outcomeOf('The OG approved the rota.', grammarOf(ofGroup))?.verb).toBe('approved');
    expect(outcomeOf('The Board approved the rota.', grammarOf(ofGroup))).toBeNull();
  });

  it('reads nothing, and breaks on nothing, where the style names neither deciders nor verbs', () => {
    const bare = grammarOf(readingFrom({ items: [], style: { deciders: [], verbs: [], owners: [] } }));
    expect(outcomeOf('The Panel talked at length.', bare)).toBeNull();
    expect(outcomeOf('It was agreed to stop.', bare)?.verb).toBe('agreed');
  });
});
