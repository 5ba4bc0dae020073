import { describe, expect, it } from 'vitest';
import sec from '../../../codes/sec/index.ts';
import { documentOf } from '../../../test/minutes/document-of.ts';
import { readMinutes } from '../read-minutes.ts';

/** Items of an invented harbour board's minutes with the given business. */
function itemsOf(lines: readonly string[], kind: 'text' | 'markdown' = 'text') {
  const head = [
    'Wickham Harbour Board',
    '',
    'Minutes of the meeting held on 13 March 2024',
    '',
    'Present: Ada Oakes',
    '',
  ];
  return readMinutes(documentOf([...head, ...lines].join('\n'), kind), [sec]).items;
}
const decided = (lines: readonly string[]) =>
  itemsOf(['1. Boats', '', ...lines, '', '2. Oars', '', 'The oars were counted.'])
    .flatMap((item) => item.decisions)
    .map((one) => `${one.verb}: ${one.text}`);

describe('each entry under one verb is a decision', () => {
  it('where the list begins on the line of the verb', () => {
    expect(decided(['RESOLVED: (i) that the jetty be mended; and (ii) that a second boat be hired.'])).toEqual([
      'resolved: that the jetty be mended',
      'resolved: that a second boat be hired',
    ]);
  });

  it('where wide spaces make the list look like a table', () => {
    const lines = ['NOTED:      (i)   that the tide was late;', '            (ii)  that the bell would be rung.'];
    expect(decided(lines)).toEqual(['noted: that the tide was late', 'noted: that the bell would be rung']);
  });

  it('where the verb ends a sentence and the list stands under it', () => {
    const lines = [
      'After a debate, IT WAS RESOLVED THAT:',
      '',
      '(a) the lease be signed;',
      '',
      '(b) the clerk be thanked.',
    ];
    expect(decided(lines)).toEqual(['resolved: the lease be signed', 'resolved: the clerk be thanked']);
  });
});

describe('a decision set apart by a label is read', () => {
  it('behind any verb of the house in capitals', () => {
    expect(decided(['CONFIRMED: the minutes of February.'])).toEqual(['confirmed: the minutes of February']);
  });

  it('in the middle of a paragraph, agreed or not', () => {
    const lines = [
      'Bram told of the two tenders. Agreed: take the cheaper one.',
      '',
      'Then the loan. Not agreed: the tug.',
    ];
    expect(decided(lines)).toEqual(['agreed: take the cheaper one', 'rejected: the tug']);
  });

  it('in a quotation', () => {
    expect(decided(['> Decision: the bell is rung at six'])).toEqual(['resolved: the bell is rung at six']);
  });

  it('after who proposed and who seconded it', () => {
    const lines = ['It was proposed by Ada Oakes, seconded by Bram Lund, and RESOLVED that a rope be bought.'];
    expect(decided(lines)).toEqual(['resolved: that a rope be bought']);
  });
});

describe('a motion', () => {
  it('has the words that were moved and the verb of its fate', () => {
    const lines = [
      'Motion by Trustee Oakes, seconded by Trustee Lund, to adopt Rule 7 on first reading. Roll call vote: Oakes yes, Lund yes. Motion carried 2-0.',
      '',
      'Motion by Trustee Lund to sell the ferry. The motion died for lack of a second.',
      '',
      'Motion by Trustee Voss, seconded by Trustee Lund, to appoint Eva Finch. Motion failed 1-2.',
    ];
    expect(decided(lines)).toEqual([
      'adopted: to adopt Rule 7 on first reading',
      'rejected: to sell the ferry',
      'rejected: to appoint Eva Finch',
    ]);
  });
});

describe('items', () => {
  it('are headings in capitals too, among others that are numbered', () => {
    const business = ['It went on.', ''];
    const lines = [
      'OPENING REMARKS',
      '',
      ...business,
      'PUBLIC COMMENT',
      '',
      ...business,
      'CONSENT AGENDA',
      '',
      ...business,
    ];
    const items = itemsOf([
      ...lines,
      '1. Hire of a second boat',
      '',
      'Put off.',
      '',
      '2. Paint for the jetty',
      '',
      'Blue.',
    ]);
    expect(items.map((one) => [one.number, one.title])).toEqual([
      [null, 'OPENING REMARKS'],
      [null, 'PUBLIC COMMENT'],
      [null, 'CONSENT AGENDA'],
      [1, 'Hire of a second boat'],
      [2, 'Paint for the jetty'],
    ]);
  });

  it('have the whole of a heading that runs over two lines', () => {
    const lines = [
      '### i. Minutes',
      '',
      'Fine.',
      '',
      '### ii. Repairs: who pays for',
      'the broken oars',
      '',
      'Nobody.',
    ];
    expect(itemsOf(lines, 'markdown').map((one) => [one.number, one.title])).toEqual([
      [1, 'Minutes'],
      [2, 'Repairs: who pays for the broken oars'],
    ]);
  });

  it('may be numbered by the meeting, and references of actions are none', () => {
    const lines = ['57.1 Boats', 'All well.', 'PAN 02/01: Ada Oakes to count the oars', '57.2 Oars', 'None lost.'].map(
      (line) => line.replace(/^57/, '457'),
    );
    expect(itemsOf(lines).map((one) => one.number)).toEqual(['457.1', '457.2']);
  });

  it('may be numbered within the meeting alone', () => {
    const lines = ['12.1 Minutes', '', 'Fine.', '', '12.2 Boats', '', 'All well.', '', '12.3 Oars', '', 'None lost.'];
    expect(itemsOf(lines).map((one) => [one.number, one.title])).toEqual([
      ['12.1', 'Minutes'],
      ['12.2', 'Boats'],
      ['12.3', 'Oars'],
    ]);
  });

  it('go on after standing items of another count', () => {
    const lines = ['1. Minutes', '', 'Fine.', '', '212. Boats', '', 'All well.', '', '213. Oars', '', 'None lost.'];
    expect(itemsOf(lines).map((one) => one.number)).toEqual([1, 212, 213]);
  });
});
