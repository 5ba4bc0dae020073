import { describe, expect, test } from 'vitest';
import { keptParams, pathOf, withList, withQuery } from './query.ts';

describe('the query of an address', () => {
  test('changes what is named, keeps the rest, takes away what is null or empty', () => {
    expect(withQuery('/action?a=1&b=2', { b: '3', c: '4' })).toBe('/action?a=1&b=3&c=4');
    expect(withQuery('/action?a=1&b=2', { a: null, b: '' })).toBe('/action');
    expect(withQuery('/action?a=1', { a: undefined })).toBe('/action?a=1');
  });

  test('keeps words that need escaping as they were, even those with a question mark', () => {
    expect(new URL(withQuery('/action?words=why%3F%20%26', { a: '1' }), 'http://q').searchParams.get('words')).toBe(
      'why? &',
    );
    expect(withQuery('/search?q=what?&a=1', {})).toBe('/search?q=what%3F&a=1');
  });

  test('a change of a list starts at its first page', () => {
    expect(withList('/action?after=x&before=y&sort=due', { sort: '-due' })).toBe('/action?sort=-due');
  });

  test('a form carries all but its own parameters and the cursors', () => {
    expect(keptParams('/action?state=open&owner=SSC&after=x&empty=#top', ['owner'])).toEqual([['state', 'open']]);
    expect(pathOf('/action?state=open#top')).toBe('/action');
  });
});
