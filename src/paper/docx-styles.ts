/** How our Word documents look: styles, lists, rules. Names are Word's own, so that its panes and themes know them. */
import {
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  ShadingType,
  TabStopType,
} from 'docx';
import type { Block } from './blocks.ts';

/** Set with what every office has: Arial is on Windows and Mac, Liberation Sans has its measures elsewhere. */
const FONT = 'Arial';
const INK = '152033';
const SOFT = '4D5C75';
const BRAND = '0E5A63';
const RULE = 'C4CCD8';

/** Sizes are half-points, spaces twentieths of a point. */
const paragraph = (before: number, after: number, more: object = {}) => ({
  spacing: { before, after, line: 264 },
  ...more,
});
const heading = (size: number, before: number, outlineLevel: number) => ({
  run: { size, bold: true, color: BRAND, font: FONT },
  paragraph: paragraph(before, 100, { keepNext: true, keepLines: true, outlineLevel }),
});

const fillOf = (fill: string) => ({ type: ShadingType.CLEAR, color: 'auto', fill });
const edge = (color: string, size: number, space = 0) => ({ style: BorderStyle.SINGLE, color, size, space });
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const TONES = {
  decision: { bar: BRAND, line: 'BFDADD', ground: 'EEF6F7' },
  action: { bar: 'A35A00', line: 'EBD3B4', ground: 'FDF6EC' },
  note: { bar: SOFT, line: RULE, ground: 'F5F7FA' },
};

type Tone = Extract<Block, { kind: 'box' }>['tone'];

function boxOf(tone: Tone, style: string) {
  const { bar, line, ground } = TONES[tone];
  const thin = edge(line, 4);
  return { style, fill: fillOf(ground), borders: { top: thin, bottom: thin, right: thin, left: edge(bar, 24) } };
}

/** Borders and ground of a box drawn as a table, and the style of one drawn as paragraphs. */
export const BOXES = {
  decision: boxOf('decision', 'DecisionBox'),
  action: boxOf('action', 'ActionBox'),
  note: boxOf('note', 'NoteBox'),
};

export const RULES = {
  headFill: fillOf('E9EEF3'),
  table: {
    top: edge(RULE, 8),
    bottom: edge(RULE, 8),
    left: NONE,
    right: NONE,
    insideHorizontal: edge(RULE, 4),
    insideVertical: NONE,
  },
};

export const CELL_MARGINS = { top: 50, bottom: 50, left: 100, right: 100 };

export const LISTS: INumberingOptions = {
  config: [
    { reference: 'bullets', levels: [level(LevelFormat.BULLET, '•')] },
    { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
  ],
};

function level(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return { level: 0, format, text, style: { paragraph: { indent: { left: 425, hanging: 425 } } } };
}

function paragraphBox(tone: Tone, name: string) {
  const { bar, line, ground } = TONES[tone];
  const thin = edge(line, 4, 4);
  return {
    id: BOXES[tone].style,
    name,
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: {
      border: { top: thin, bottom: thin, right: thin, left: edge(bar, 24, 8) },
      shading: fillOf(ground),
      indent: { left: 200, right: 120 },
      keepLines: true,
      spacing: { before: 60, after: 60 },
    },
  };
}

const own = (id: string, name: string, more: object) => ({ id, name, basedOn: 'Normal', quickFormat: true, ...more });

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONT, size: 21, color: INK, language: { value: 'en-GB' } }, paragraph: paragraph(0, 0) },
    title: { run: { size: 40, bold: true, color: BRAND, font: FONT }, paragraph: paragraph(0, 120) },
    heading1: heading(27, 320, 0),
    heading2: heading(24, 240, 1),
    heading3: heading(21, 200, 2),
    hyperlink: { run: { color: '1A56C4', underline: {} } },
  },
  paragraphStyles: [
    own('BodyText', 'Body Text', { paragraph: paragraph(0, 140) }),
    own('Subtitle', 'Subtitle', { run: { color: SOFT, size: 22 }, paragraph: paragraph(0, 60) }),
    own('ListBullet', 'List Bullet', { paragraph: paragraph(0, 80) }),
    own('ListNumber', 'List Number', { paragraph: paragraph(0, 80) }),
    own('Caption', 'caption', {
      run: { bold: true, color: SOFT, size: 19 },
      paragraph: paragraph(120, 80, { keepNext: true }),
    }),
    own('TableText', 'Table Text', { run: { size: 19 }, paragraph: paragraph(0, 0) }),
    own('TableHead', 'Table Head', { run: { size: 19, bold: true }, paragraph: paragraph(0, 0, { keepNext: true }) }),
    own('BoxText', 'Box Text', { paragraph: paragraph(0, 80) }),
    own('AfterTable', 'After Table', {
      run: { size: 8 },
      paragraph: { spacing: { before: 0, after: 0, line: 180, lineRule: LineRuleType.EXACT } },
    }),
    own('Footer', 'footer', {
      run: { size: 17, color: SOFT },
      paragraph: { spacing: { before: 0, after: 0 }, tabStops: [{ type: TabStopType.CENTER, position: 4706 }] },
    }),
    paragraphBox('decision', 'Decision Box'),
    paragraphBox('action', 'Action Box'),
    paragraphBox('note', 'Note Box'),
  ],
};
