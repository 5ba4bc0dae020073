import { describe, expect, test } from 'vitest';
import { linkAt } from './as-at.ts';
import { AsAtControl, PastBanner } from './as-at-control.tsx';

const today = '2016-12-16';
const present = { today, on: today, known: today };
const past = { today, on: '2016-12-09', known: today };

describe('the day looked at', () => {
  test('a link of the present carries no day, so it is still of the present tomorrow', () => {
    expect(linkAt('/risk?sort=due', present)).toBe('/risk?sort=due');
    expect(linkAt('/risk?on=2016-12-09&known=2016-12-10', present)).toBe('/risk');
  });

  test('a link of another day carries each clock that is not today', () => {
    expect(linkAt('/risk', past)).toBe('/risk?on=2016-12-09');
    expect(linkAt('/risk', { today, on: today, known: '2016-12-12' })).toBe('/risk?known=2016-12-12');
    expect(linkAt('/risk?sort=due', { today, on: '2017-01-13', known: '2016-12-12' })).toBe(
      '/risk?sort=due&on=2017-01-13&known=2016-12-12',
    );
  });

  test('the form keeps what else the address says, but not the cursor nor the days it sets itself', () => {
    const html = String(<AsAtControl asAt={past} url="/action?state=open&on=2016-12-09&after=abc&words=a%20%26%20b" />);
    expect(html).toContain('action="/action"');
    expect(html).toContain('<input type="hidden" name="state" value="open"/>');
    expect(html).toContain('<input type="hidden" name="words" value="a &amp; b"/>');
    expect(html).not.toContain('name="after"');
    expect(html.match(/name="on"/g)).toHaveLength(1);
  });

  test('nobody may ask what will be known tomorrow', () => {
    const html = String(<AsAtControl asAt={present} url="/action" />);
    expect(html).toMatch(/name="known" value="2016-12-16"[^>]* max="2016-12-16"/);
    expect(html).not.toMatch(/name="on"[^>]* max=/);
  });

  test('the control is violet, and offers the way back, only when the page is not of today', () => {
    expect(String(<AsAtControl asAt={present} url="/" />)).toContain('class="as-at"');
    const html = String(<AsAtControl asAt={past} url="/action?state=open&on=2016-12-09" />);
    expect(html).toContain('class="as-at past"');
    expect(html).toContain('<a href="/action?state=open">Today, 16 December 2016</a>');
  });

  test('a preset leads to the same page on its day', () => {
    const presets = [{ label: 'Meeting 39', on: '2016-12-09' }];
    const html = String(<AsAtControl asAt={present} url="/action?owner=SSC&before=x" presets={presets} />);
    expect(html).toContain('<a href="/action?owner=SSC&amp;on=2016-12-09">Meeting 39, 9 December 2016</a>');
  });

  test('the banner names both clocks and leads back to the same page today', () => {
    const html = String(<PastBanner asAt={past} url="/risk/26?on=2016-12-09" changes="/risk/26?since=2016-12-09" />);
    expect(html).toContain('You are looking at 9 December 2016</b>, as known on 16 December 2016.');
    expect(html).toContain('<a href="/risk/26">Back to today</a>');
    expect(html).toContain('What has changed since');
    expect(String(<PastBanner asAt={present} url="/risk/26" />)).toBe('');
  });
});
