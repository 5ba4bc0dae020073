import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildStyles, stylesChanged } from './styles/build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'quorate-assets-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the assets', () => {
  test('are built under names that carry their hash, and only when something changed', async () => {
    expect(stylesChanged(folder)).toBe(true);
    const { files } = await buildStyles(folder);
    expect(stylesChanged(folder)).toBe(false);
    expect(files['app.css']).toMatch(/^app\.[0-9a-f]{10}\.css$/);
    for (const script of ['hotkeys.js', 'filters.js', 'drop.js', 'review.js']) expect(files).toHaveProperty([script]);
    expect((await buildStyles(folder)).files).toEqual(files);
  });

  test('the sheet names only files beside it, and nothing from elsewhere', async () => {
    const { files } = await buildStyles(folder);
    const css = readFileSync(join(folder, files['app.css']!), 'utf8');
    const urls = [...css.matchAll(/url\("?([^")]*)"?\)/g)].map((match) => match[1]);
    expect(urls).toEqual([files['inter-latin.woff2'], files['inter-latin-ext.woff2']]);
    for (const url of urls) expect(readFileSync(join(folder, url!)).length).toBeGreaterThan(10_000);
    expect(css).not.toContain('GDS Transport');
  });

  test('no page styles every chip of a tone by giving something of its own that name', async () => {
    const { files } = await buildStyles(folder);
    const css = readFileSync(join(folder, files['app.css']!), 'utf8');
    // A rule that begins with a tone alone reaches chips wherever they stand.
    expect(css.match(/(?:^|[},])\.(?:open|done|stopped|quiet)(?![\w.-])[^{]{0,60}\{/g) ?? []).toEqual([]);
  });
});
