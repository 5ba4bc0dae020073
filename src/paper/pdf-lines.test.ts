import { describe, expect, it } from 'vitest';
import { textOfPages } from './pdf-lines.ts';
import type { Run } from './pdf-rows.ts';

/** Ten-point type in which every letter is five points wide. */
function run(text: string, x: number, y: number, more: Partial<Run> = {}): Run {
  return { text, x, y, width: text.length * 5, size: 10, level: true, ...more };
}

const read = (...pages: Run[][]) => textOfPages(pages);

describe('lines of a printed page', () => {
  it('run from left to right and top to bottom whatever order they were drawn in', () => {
    expect(read([run('second', 50, 112), run('line', 80, 100), run('first', 50, 100)])).toBe('first line\nsecond');
  });

  it('put no space inside a word drawn in pieces and one between words', () => {
    expect(read([run('har', 50, 100), run('bour', 65.5, 100), run('lights', 88, 100)])).toBe('harbour lights');
  });

  it('keep a raised "th" in its line', () => {
    const raised = run('th', 55, 96, { size: 6, width: 6 });
    expect(read([run('9', 50, 100), raised, run('May', 64, 100), run('next', 50, 112)])).toBe('9th May\nnext');
  });

  it('part table cells by tabs, and begin a cell that runs on with a tab', () => {
    const rows = [
      run('Keepers', 50, 100),
      run('Bruno Oakes', 200, 100),
      run('Carys Lunt', 200, 112),
      run('Pilots', 50, 124),
      run('Desmond Hale', 200, 124),
    ];
    expect(read(rows)).toBe('Keepers\tBruno Oakes\n\tCarys Lunt\nPilots\tDesmond Hale');
  });

  it('bring a label that is set in the middle of its row to the first of its names', () => {
    const head = [run('Group', 50, 80), run('Name', 200, 80)];
    const two = [run('Bruno', 200, 100), run('Keepers', 50, 106), run('Carys', 200, 112)];
    const three = [run('Ann', 200, 140), run('Pilots', 50, 152), run('Bob', 200, 152), run('Cy', 200, 164)];
    expect(read([...head, ...two, ...three])).toBe(
      'Group\tName\n\nKeepers\tBruno\n\tCarys\n\nPilots\tAnn\n\tBob\n\tCy',
    );
  });

  it('part a narrow column of numbers from the words beside it', () => {
    const head = [run('No.', 50, 100), run('Action', 70, 100), run('Owner', 300, 100)];
    const first = [run('7.1', 50, 120), run('Buy ear defenders of the soft kind', 70, 120), run('BO', 300, 120)];
    expect(read([...head, ...first, run('before the fog', 70, 132)])).toBe(
      'No.\tAction\tOwner\n\n7.1\tBuy ear defenders of the soft kind\tBO\n\tbefore the fog',
    );
  });

  it('keep short cells of a row apart from a long one set beside them', () => {
    const head = [run('No.', 50, 100), run('Action', 80, 100), run('Owner', 300, 100), run('Due', 350, 100)];
    const tall = [run('Buy soft ear defenders', 80, 120), run('June', 350, 120), run('before the fog', 80, 132)];
    const short = [run('7.1', 50, 126), run('BO', 300, 126), run('2021', 350, 132)];
    const prose = [run('one', 50, 200), run('two', 50, 212), run('three', 50, 224)];
    expect(read([...head, ...tall, ...short, ...prose])).toBe(
      'No.\tAction\tOwner\tDue\n\n7.1\tBuy soft ear defenders\tBO\tJune\n\tbefore the fog\t\t2021\n\none\ntwo\nthree',
    );
  });

  it('take no line stretched to its margins for a table', () => {
    const words = ['at', 'the', 'north', 'pier'];
    const stretched = words.map((word, i) => run(word, 50 + words.slice(0, i).join('').length * 5 + i * 40, 100));
    expect(read([...stretched, run('and so on', 50, 112)])).toBe('at the north pier\nand so on');
  });

  it('go on with a table over the foot of a page', () => {
    const first = [run('Keepers', 50, 700), run('Bruno Oakes', 200, 700), run('Page 1', 50, 780)];
    expect(read(first, [run('Carys Lunt', 200, 60)])).toMatch(/Page 1\n\f\tCarys Lunt$/);
  });

  it('end a table at the first line that crosses its columns', () => {
    const wide = run('After the table the words run right across the page.', 50, 112);
    expect(read([run('Chair', 50, 100), run('Ada', 200, 100), wide, run('indented', 200, 124)])).toMatch(/\nindented$/);
  });

  it('part close columns where they line up', () => {
    const rows = [0, 1, 2].flatMap((i) => [run('a long name here', 50, 100 + 12 * i), run('role', 140, 100 + 12 * i)]);
    expect(read(rows)).toBe('a long name here\trole\na long name here\trole\na long name here\trole');
  });

  it('set one space after a bullet or a number, however far the words are indented', () => {
    expect(read([run('\uf0b7', 50, 100), run('NOTED', 80, 100)])).toBe('• NOTED');
    expect(read([run('12.', 50, 100), run('Lamps', 90, 100)])).toBe('12. Lamps');
  });

  it('show a blank line where the page leaves more room, or the type changes size', () => {
    const lines = [100, 112, 124, 146, 158].map((y) => run(`line ${y}`, 50, y));
    expect(read(lines)).toBe('line 100\nline 112\nline 124\n\nline 146\nline 158');
    expect(read([run('Heading', 50, 100, { size: 13 }), run('text', 50, 113), run('text', 50, 125)])).toBe(
      'Heading\n\ntext\ntext',
    );
  });

  it('put a watermark last, out of the way of the words', () => {
    expect(read([run('DRAFT', 200, 110, { level: false }), run('one', 50, 100), run('two', 50, 112)])).toBe(
      'one\ntwo\n\nDRAFT',
    );
  });

  it('part pages by a page break, empty ones too', () => {
    expect(read([run('one', 50, 100)], [], [run('three', 50, 100)])).toBe('one\n\f\n\fthree');
  });

  it('let no control character forge a page', () => {
    expect(read([run('one\ftwo\u0000', 50, 100)])).toBe('one two');
  });
});
