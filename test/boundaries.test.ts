/** The shape of the code, held: who may import whom, what may be named where, how large a room may grow. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { registers } from '../src/registers/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
}

const files = [...filesUnder('src'), ...filesUnder('codes')];
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** Files of ours that a file imports; types are followed like values, since they too tie files together. */
const imports = new Map(
  [...texts].map(([file, text]) => [
    file,
    [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((found) =>
      relative(root, join(root, dirname(file), found[1] ?? '')),
    ),
  ]),
);

/** The first of these that a path starts with decides what it may import. */
const mayImport: [from: string, to: RegExp][] = [
  ['src/calendar/', /^src\/(calendar\/|codes\/(code|rule)\.ts|kernel\/(define|problem)\.ts)/],
  ['src/codes/', /^src\/(codes|kernel|calendar)\//],
  ['src/postgres/', /^src\/(postgres\/|kernel\/problem\.ts)/],
  ['src/kernel/', /^src\/(kernel|calendar)\//],
  ['src/paper/', /^src\/(paper\/|kernel\/problem\.ts)/],
  ['src/ui/', /^src\/(ui\/|kernel\/)/],
  ['src/registers/index.ts', /^src\/(registers|kernel)\//],
  ['src/registers/', /^src\/(kernel|codes|ui|paper|calendar|minutes|registers\/[a-z-]+\.ts)/],
  [
    'src/minutes/',
    /^src\/(minutes|kernel|codes|calendar|paper)\/|^src\/registers\/[a-z]+\/phrases\.ts|^src\/registers\/clause\.ts/,
  ],
  // Each part of a meeting's life knows records and rules, and no page.
  [
    'src/(meetings|agenda|papers|people|governing|publication|planner|actions|between|live|drafts|process|timetable|assessing|issues|consulting|voting|releasing|reports|exchange)/',
    /^src\/(meetings|agenda|papers|people|governing|publication|planner|actions|between|live|drafts|process|timetable|assessing|issues|consulting|voting|releasing|reports|exchange|kernel|codes|calendar|minutes|paper|registers)\//,
  ],
  ['src/web/', /^src\/(?!main\.ts|cli\.ts)/],
  ['src/', /^src\//],
  ['codes/', /^(codes|src\/(codes|kernel|calendar))\//],
];

describe('imports', () => {
  test.each([...imports])('%s imports only what it may', (file, targets) => {
    const rule = mayImport.find(([from]) => new RegExp(`^${from}`).test(file));
    const slice = /^src\/registers\/([a-z]+)\//.exec(file)?.[1];
    for (const target of targets) {
      const own = slice && target.startsWith(`src/registers/${slice}/`);
      expect(own || rule?.[1].test(target), `${file} → ${target}`).toBe(true);
    }
  });

  test('run in no circle', () => {
    const done = new Set<string>();
    const walk = (file: string, path: string[]): void => {
      expect(path.includes(file), [...path, file].join(' → ')).toBe(false);
      if (done.has(file)) return;
      for (const next of imports.get(file) ?? []) if (imports.has(next)) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
  });
});

/** Without its comments, which may cite a clause or an example. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*$/gm, '');

describe('names', () => {
  test('src names no industry code', () => {
    const named =
      /\b(SEC|SECAS|SECMP\w*|SECP\w*|SECCo|Ofgem|DCC|BEIS|SMKI|TABASC|SSC|Elexon|BSC|UNC)\b|'(ssc|dcc|secas|smki-pma|tabasc)'/;
    for (const file of files.filter((one) => one.startsWith('src/')))
      expect(named.exec(code(texts.get(file) ?? ''))?.[0], file).toBeUndefined();
  });

  test('a register is one word in every place: folder, definition, address', () => {
    for (const { name } of registers) expect(files).toContain(join('src/registers', name, `${name}.ts`));
    const folders = readdirSync(join(root, 'src/registers'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(folders.map((one) => one.name).sort()).toEqual(registers.map((one) => one.name).sort());
  });

  test('no drawer for odds and ends', () => {
    for (const file of files)
      expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|core|shared|misc|manager|service)[./]/);
  });
});

describe('size', () => {
  test('no file is longer than 400 lines', () => {
    for (const [file, text] of texts) expect(text.split('\n').length, file).toBeLessThanOrEqual(400);
  });

  test('the kernel stays within 2,000 lines of code', () => {
    const lines = [...texts]
      .filter(([file]) => file.startsWith('src/kernel/'))
      .flatMap(([, text]) => code(text).split('\n'))
      .filter((line) => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(2_000);
  });

  test('a register has at most twelve properties', () => {
    for (const register of registers) expect(Object.keys(register).length, register.name).toBeLessThanOrEqual(12);
  });
});
