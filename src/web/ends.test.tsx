import { expect, test } from 'vitest';
import { all, one, parse, text } from '../../test/stories/html.ts';
import { Ends } from './ends.tsx';

const ends = (effects?: readonly string[]) =>
  parse(String(<Ends effects={effects} back="/air" action="/air/fly" verb="Fly it" does="fly" />));

test('a form offers what it will do before it can do it', () => {
  expect(all(ends(), 'button').map((button) => [text(button), button.attributes.value])).toEqual([
    ['See what this will do', 'check'],
  ]);
  expect(all(ends(), '#will')).toEqual([]);
});

test('the answer opens at what it will do, with the button that does it', () => {
  const answer = ends(['open a risk']);
  const [does, again] = all(one(answer, '#will'), 'button');
  expect([does && text(does), does?.attributes.value, does?.attributes.formaction]).toEqual([
    'Fly it',
    'fly',
    undefined,
  ]);
  expect([again?.attributes.value, again?.attributes.formaction]).toEqual(['check', '/air/fly#will']);
  expect(text(one(answer, '#will'))).toContain('open a risk');
});
