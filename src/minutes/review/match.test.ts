import { describe, expect, it } from 'vitest';
import { type Existing, namedIn, suggestMatches } from './match.ts';

const on = (...titles: string[]): Existing[] => titles.map((title, index) => ({ ref: `r${index}`, title }));
const person = (name: string, ...titles: string[]) =>
  suggestMatches([name], on(...titles), 'person').map((s) => s.title);
const company = (name: string, ...titles: string[]) =>
  suggestMatches([name], on(...titles), 'organisation').map((s) => s.title);

describe('the names that facts go by', () => {
  it('are those of people and parties, wherever a fact has them', () => {
    const named = (kind: string, value: Record<string, unknown>) => namedIn({ kind, value });
    expect(named('attendance', { name: 'J Harrow' })).toEqual({ register: 'person', name: 'J Harrow' });
    expect(named('seat', { person: 'J Harrow' })).toEqual({ register: 'person', name: 'J Harrow' });
    expect(named('identifier', { party: 'Fellside Ltd' })).toEqual({ register: 'party', name: 'Fellside Ltd' });
    expect(named('seat', { person: null })).toBeNull();
    expect(named('risk', { name: 'Fire' })).toBeNull();
  });
});

describe('matching a name in new minutes to somebody on record', () => {
  it('suggests a person printed with an initial, a short form, a middle name or a slip', () => {
    expect(person('J Harrow', 'Jane Harrow')).toEqual(['Jane Harrow']);
    expect(person('Sam Tolliver', 'Samuel Tolliver')).toEqual(['Samuel Tolliver']);
    expect(person('Edith Rose Marlow', 'Edith Marlow')).toEqual(['Edith Marlow']);
    expect(person('Jonathon Pell', 'Jonathan Pell')).toEqual(['Jonathan Pell']);
    expect(person('Jane Harrwo', 'Jane Harrow')).toEqual(['Jane Harrow']);
  });

  it('says why, so that the reviewer can judge', () => {
    const [suggestion] = suggestMatches(['J Harrow'], on('Jane Harrow'), 'person');
    expect(suggestion).toEqual({
      name: 'J Harrow',
      ref: 'r0',
      title: 'Jane Harrow',
      why: 'same surname, and J may stand for Jane',
    });
  });

  it('suggests nothing for a name that is on record already, titles and endings aside', () => {
    expect(person('Dr Jane Harrow', 'Jane Harrow', 'J Harrow')).toEqual([]);
    expect(company('Fellside Power Limited', 'Fellside Power Ltd')).toEqual([]);
  });

  it('keeps two people of one surname apart, and a first name alone says too little', () => {
    expect(person('Jane Harrow', 'Mary Harrow')).toEqual([]);
    expect(person('Jane', 'Jane Harrow')).toEqual([]);
    expect(person('Jo Lee', 'Jo Leo')).toEqual([]);
  });

  it('suggests neither of two that fit equally well', () => {
    expect(person('J Harrow', 'Jane Harrow', 'John Harrow')).toEqual([]);
  });

  it('suggests a company whose name differs by a loose word, a space or a slip', () => {
    expect(company('Fellside Power UK Ltd', 'Fellside Power Limited')).toEqual(['Fellside Power Limited']);
    expect(company('Fell Side Power', 'Fellside Power')).toEqual(['Fellside Power']);
    expect(company('Felside Power', 'Fellside Power')).toEqual(['Fellside Power']);
  });

  it('never takes the gas company for the electricity company, nor one numbered company for the next', () => {
    expect(company('Fellside Gas Ltd', 'Fellside Electricity Ltd')).toEqual([]);
    expect(company('Fellside Gas Ltd', 'Fellside Ltd')).toEqual([]);
    expect(company('Windfarm10001 Ltd', 'Windfarm10002 Ltd')).toEqual([]);
  });
});
