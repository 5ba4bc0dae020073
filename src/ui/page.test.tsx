import { describe, expect, test } from 'vitest';
import { initials } from './header.tsx';
import { type Frame, Page } from './page.tsx';

const today = '2016-12-16';
const frame: Frame = {
  code: { id: 'xc', short: 'XC', name: 'Example Code' },
  url: '/risk?sort=due',
  asAt: { today, on: '2016-12-09', known: today },
  reader: null,
  csrf: 'token',
  nav: [{ title: 'Govern', links: [{ label: 'Risks', href: '/risk', count: 2700, current: true }] }],
};
const html = String(
  <Page title="Risks" frame={frame} scripts={['filters.js']}>
    <h1>Risks</h1>
  </Page>,
);

describe('every page', () => {
  test('begins with the doctype, says its language, and offers to skip to what it holds', () => {
    expect(html.startsWith('<!doctype html><html lang="en-GB">')).toBe(true);
    expect(html).toContain('<a href="#main" class="govuk-skip-link">');
    expect(html).toContain('<main class="main" id="main"');
    expect(html).toContain('<title>Risks · XC · Quorate</title>');
  });

  test('has nothing inline, so that the content security policy may forbid it', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });

  test('searches on the day looked at', () => {
    const form = /<form class="find".*?<\/form>/.exec(html)?.[0];
    expect(form).toContain('action="/xc/search"');
    expect(form).toContain('name="on" value="2016-12-09"');
    expect(form).not.toContain('name="known"');
  });

  test('marks the register one is in, with how many there are', () => {
    expect(html).toContain('<a href="/risk" aria-current="page">Risks<span>2,700</span></a>');
  });

  test('lets the reader sign in and come back, or sign out with a token', () => {
    expect(html).toContain('href="/sign-in?next=%2Frisk%3Fsort%3Ddue"');
    const signedIn = String(<Page title="Risks" frame={{ ...frame, reader: { name: 'Ada Quill' } }} />);
    expect(signedIn).toContain(
      '<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="token"/>',
    );
  });

  test('initials are of the first and last names', () => {
    expect(initials('Mary Ann Ashe')).toBe('MA');
    expect(initials('  élan  ')).toBe('É');
    expect(initials('')).toBe('');
  });
});
