import { describe, expect, it } from 'vitest';
import { line } from '../../../test/minutes/line.ts';
import { endsOf, readIdentifiers } from './phrases.ts';

const know = {
  identifiers: [
    { kind: 'range', called: 'Oven Range', format: '(?:[0-9a-fA-F]{2}-){7}[0-9a-fA-F]{2}|[0-9a-fA-F]{16}' },
    { kind: 'gas', called: 'Gas Codes?', format: '[A-Z]{3}' },
    { kind: 'electricity', called: 'Electricity Codes?', format: '[A-Z]{4}' },
  ] as const,
};
const rows = (...cells: string[]) => cells.map((one) => line(one, 'row'));
const read = (lines: ReturnType<typeof rows>) =>
  readIdentifiers(lines, know).map(({ party, kind, value }) => [party, kind, value]);

describe('what minutes say of identifiers', () => {
  it('reads a table by the names of its columns, wherever they stand', () => {
    expect(
      read(
        rows(
          'Gas Code | Party | Oven Range | Remarks',
          'RYE | Rye & Sons Ltd | 00-00-00-00-00-00-00-10 to 00-00-00-00-00-00-00-1f | new',
        ),
      ),
    ).toEqual([
      ['Rye & Sons Ltd', 'gas', 'RYE'],
      ['Rye & Sons Ltd', 'range', '00-00-00-00-00-00-00-10 to 00-00-00-00-00-00-00-1f'],
    ]);
  });

  it('keeps what a party has yet to be given, and leaves out what it does not need or what is no such code', () => {
    const table = rows(
      'Party | Gas Code | Electricity Code',
      'Oat Ltd | not yet known | OATS',
      'Rye Ltd | not needed | n/a',
      'Elm Ltd | elm1 | –',
    );
    expect(read(table)).toEqual([
      ['Oat Ltd', 'gas', null],
      ['Oat Ltd', 'electricity', 'OATS'],
    ]);
  });

  it('tells several codes in one cell apart', () => {
    expect(read(rows('Party | Gas Codes', 'Oat Ltd | OAT, OAS'))).toEqual([
      ['Oat Ltd', 'gas', 'OAT'],
      ['Oat Ltd', 'gas', 'OAS'],
    ]);
  });

  it('reads a range whose ends have a column each', () => {
    const table = rows(
      'Party name | Oven Range start | Oven Range end',
      'Oat Ltd | 00-00-00-00-00-00-00-10 | 00-00-00-00-00-00-00-1f',
    );
    expect(read(table)).toEqual([['Oat Ltd', 'range', '00-00-00-00-00-00-00-10 to 00-00-00-00-00-00-00-1f']]);
  });

  it('mends a narrow table, whose cells run into one another and on to the next line', () => {
    const table = rows(
      'Party | Oven Range | Electricity Code | Gas Code',
      'Oat Mill | 00-00-00-00-00-00-00-10 OATS | | not yet known',
      'Ltd | to',
      ' | 00-00-00-00-00-00-00-1f',
    );
    expect(read(table)).toEqual([
      ['Oat Mill Ltd', 'range', '00-00-00-00-00-00-00-10 to 00-00-00-00-00-00-00-1f'],
      ['Oat Mill Ltd', 'electricity', 'OATS'],
      ['Oat Mill Ltd', 'gas', null],
    ]);
  });

  it('takes rows for a table only under a head that names a party and an identifier', () => {
    expect(read(rows('Party | Category', 'Oat Ltd | OATS'))).toEqual([]);
    expect(read([...rows('Party | Gas Code'), line('A remark between.'), ...rows('Oat Ltd | OAT')])).toEqual([]);
  });

  it('reads a sentence that names one party and calls the code by its name', () => {
    expect(read([line('The Electricity Code OATS has been allocated to Oat Mill Limited.')])).toEqual([
      ['Oat Mill Limited', 'electricity', 'OATS'],
    ]);
    expect(read([line('Oat Mill Limited was given the Gas Code OAT and the Electricity Code OATS.')])).toHaveLength(2);
  });

  it('reads nothing out of what is only proposed, out of two parties, or in a house without identifiers', () => {
    expect(read([line('Oat Ltd asked whether the Gas Code OAT could be allocated to it.')])).toEqual([]);
    expect(read([line('Oat Ltd and Rye Ltd were allocated the Gas Code OAT.')])).toEqual([]);
    expect(readIdentifiers(rows('Party | Gas Code', 'Oat Ltd | OAT'), { identifiers: [] })).toEqual([]);
  });

  it('knows the ends of a range as sixteen digits each, and no range that runs backwards', () => {
    expect(endsOf('range', '00-00-00-00-00-00-00-10 to 00-00-00-00-00-00-00-1F')).toEqual({
      from: '0000000000000010',
      to: '000000000000001f',
    });
    expect(endsOf('range', '00000000000000FF')).toEqual({ from: '00000000000000ff', to: '00000000000000ff' });
    expect(endsOf('range', '0000000000000020 to 0000000000000010')).toBeNull();
    expect(endsOf('range', 'some day')).toBeNull();
    expect(endsOf('gas', 'OAT')).toBeNull();
  });
});
