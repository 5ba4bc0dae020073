/** A window of the browser, as one person would have it: its size, its colours, with script or without. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Served } from './served.ts';

export const wide = { width: 1280, height: 860 } as const;
/** A phone. */
export const narrow = { width: 390, height: 844 } as const;

export interface Window {
  page: Page;
  /** What the page complained of since it was last asked: scripts that failed, what the security policy refused. */
  complaints(): string[];
  /** Opens a path and answers with its HTTP status. */
  open(path: string): Promise<number>;
  close(): Promise<void>;
}

export async function openWindow(browser: Browser, site: Served, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({
    baseURL: site.address,
    viewport: wide,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  let heard: string[] = [];
  page.on('console', (message) => {
    // The page asked for may itself be an answer of 404 or 422, which the console repeats.
    if (message.type() === 'error' && message.location().url !== page.url()) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return {
    page,
    complaints() {
      const all = heard;
      heard = [];
      return all;
    },
    async open(path) {
      const response = await page.goto(path);
      return response?.status() ?? 0;
    },
    close: () => context.close(),
  };
}

/** Signs in by the link, as the administrator does on first start. */
export async function signIn(window: Window, site: Served): Promise<void> {
  await window.open(await site.signInLink());
  await window.page.getByRole('button', { name: 'Sign in' }).click();
  await window.page.waitForURL(`**/${site.code.id}`);
}

/** Chooses a file on the import page and has it read; ends on the page that answers. */
export async function chooseMinutes(window: Window, site: Served, file: { name: string; text: string }): Promise<void> {
  await window.open(`/${site.code.id}/import`);
  await window.page.getByLabel('Minutes of one meeting').setInputFiles({
    name: file.name,
    mimeType: 'text/plain',
    buffer: Buffer.from(file.text),
  });
  await window.page.getByRole('button', { name: 'Read it' }).click();
  await window.page.waitForLoadState();
}
