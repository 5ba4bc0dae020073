import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownPath } from './next.ts';

it('leads on to any page of ours, with its query', () => {
  for (const path of ['/', '/sec', '/sec/action/SECP39/01?on=2016-12-10&known=2017-01-01', '/sec/x%20y#item-7'])
    expect(ownPath(path)).toBe(path);
});

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/a/..//elsewhere.example',
  '/.//elsewhere.example',
  'javascript:alert(1)',
  ' /sec',
  '/\tsec',
  '/\n/elsewhere.example',
  '/sec\r\nSet-Cookie: a=b',
  'sec',
  '',
  '/sign-in/another-token',
  `/${'a'.repeat(2000)}`,
  undefined,
  42,
])('leads to the first page instead of %j', (next) => {
  expect(ownPath(next)).toBe('/');
});

it('never leaves the site, whatever it is given', () => {
  const odd = fc.string({
    unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '%', '?', '#', '\t', '\n'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(odd, (text) => {
      const url = new URL(ownPath(`/${text}`), 'http://here.invalid');
      expect(url.host).toBe('here.invalid');
    }),
  );
});
