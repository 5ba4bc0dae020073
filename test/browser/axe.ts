/** What axe-core has against a page, in lines a person can act on. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** The rules whose answer a colour scheme may change, and those whose answer the width may change. */
export const colourRules = ['color-contrast', 'link-in-text-block'];
export const widthRules = ['target-size', 'scrollable-region-focusable'];

/** Violations of WCAG 2.0 to 2.2, A and AA; of `rules` only, where given. An empty list is what one wants. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated by the debugger, not added as a script: the page's own security policy would rightly refuse it.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: levels };
  const results = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'], preload: false })})`,
  )) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.replace(/\s+/g, ' ') ?? ''}`),
  );
}
