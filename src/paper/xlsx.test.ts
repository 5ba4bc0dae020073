import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type Sheet, toXlsx } from './xlsx.ts';

async function reread(sheet: Sheet) {
  const book = new ExcelJS.Workbook();
  const bytes = await toXlsx(sheet);
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book.worksheets[0]!;
}

const ACTIONS: Sheet = {
  title: 'Actions: open/closed as at 3 May 2021 [Board]',
  columns: [
    { header: 'Reference', kind: 'text' },
    { header: 'Due', kind: 'day' },
    { header: 'Days', kind: 'integer' },
  ],
  rows: [
    ['HLB07/01', '2021-06-07', -4],
    ['=1+1', '2021-06', null],
    ['x'.repeat(40_000), '2021-02-30', '12'],
    ['bell\u0007 \uFFFE', '', true],
  ],
};

describe('a register as a workbook', () => {
  it('has its header frozen, a filter over every column, and a name that Excel accepts', async () => {
    const page = await reread(ACTIONS);
    expect(page.name).toBe('Actions open closed as at 3 May');
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(page.autoFilter).toBe('A1:C5');
    expect(page.getRow(1).values).toEqual([undefined, 'Reference', 'Due', 'Days']);
  });

  it('holds days as real dates on that very day, and numbers as numbers', async () => {
    const page = await reread(ACTIONS);
    expect(page.getCell('B2').value).toEqual(new Date('2021-06-07T00:00:00Z'));
    expect(page.getCell('B2').numFmt).toBe('d mmm yyyy');
    expect([page.getCell('C2').value, page.getCell('C4').value]).toEqual([-4, 12]);
  });

  it('leaves as words what is not a day', async () => {
    const page = await reread(ACTIONS);
    expect([page.getCell('B3').value, page.getCell('B4').value]).toEqual(['2021-06', '2021-02-30']);
  });

  it('takes no text for a formula and keeps within what a cell may hold', async () => {
    const page = await reread(ACTIONS);
    expect(page.getCell('A3').value).toBe('=1+1');
    expect(page.getCell('A3').type).toBe(ExcelJS.ValueType.String);
    expect(String(page.getCell('A4').value)).toHaveLength(32_767);
    expect(page.getCell('A5').value).toBe('bell ');
  });

  it('makes columns as wide as their words, within reason', async () => {
    const page = await reread({ ...ACTIONS, rows: [['HLB07/01 and more', '2021-06-07', 1]] });
    expect(page.getColumn(1).width).toBe(18);
    expect((await reread(ACTIONS)).getColumn(1).width).toBe(60);
  });

  it('can be empty', async () => {
    const page = await reread({ title: '', columns: [], rows: [] });
    expect(page.name).toBe('Sheet 1');
  });
});
