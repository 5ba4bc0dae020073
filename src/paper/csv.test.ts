import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const body = (rows: (string | number | boolean | null)[][]) => toCsv(['a'], rows).replace('\uFEFFa\r\n', '');

describe('a register as CSV', () => {
  it('begins with a byte order mark and ends every row with CRLF', () => {
    expect(toCsv(['Reference', 'Title'], [['HLB07/01', 'Lamp']])).toBe('\uFEFFReference,Title\r\nHLB07/01,Lamp\r\n');
  });

  it('quotes commas, quotes and line breaks, and leaves what is missing empty', () => {
    expect(body([['a, b', 'say "no"', 'two\nlines', null, true]])).toBe('"a, b","say ""no""","two\nlines",,true\r\n');
  });

  it.each(['=1+1', '+HYPERLINK()', '-cmd', '@SUM(A1)', '\tx', '＝1'])(
    'never hands a spreadsheet a formula: %j',
    (text) => {
      expect(body([[text]])).toBe(`'${text}\r\n`);
    },
  );

  it('guards a formula that also needs quotes', () => {
    expect(body([['=A1,"x"']])).toBe(`"'=A1,""x"""\r\n`);
  });

  it('keeps negative numbers as numbers, typed or written', () => {
    expect(body([[-5, '-5', '-0.25', '+7']])).toBe('-5,-5,-0.25,+7\r\n');
    expect(body([['-5+A1']])).toBe("'-5+A1\r\n");
  });
});
