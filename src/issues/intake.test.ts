import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isText } from '../kernel/decide.ts';
import { Refused } from '../kernel/problem.ts';
import { addressIn, givenAway, type Intake, intakeOf, isReceipt, most, receiptFor } from './intake.ts';

const sent = {
  title: 'Ovens close too early',
  description: 'They close at noon, and bread comes at one.',
  name: 'Ada Quillfeather',
  organisation: 'Nightjar, Bakers',
  email: 'ada@nightjar.example',
};

function problemsOf(changes: Record<string, string>): string[] {
  try {
    intakeOf({ ...sent, ...changes }, []);
    return [];
  } catch (error) {
    return (error as Refused).problems.map(({ field }) => field ?? '');
  }
}

describe('what comes by the form', () => {
  it('keeps who asked in one line that gives the address back', () => {
    const { contact } = intakeOf(sent, []);
    expect(contact).toBe('Ada Quillfeather <ada@nightjar.example>, Nightjar, Bakers');
    expect(addressIn(contact)).toBe('ada@nightjar.example');
    expect(addressIn(intakeOf({ ...sent, name: 'Eve <eve@owl.example>' }, []).contact)).toBe('ada@nightjar.example');
  });

  it('is refused with every problem at once', () => {
    expect(problemsOf({ title: ' ', description: 'no', name: '', email: 'ada@nightjar' })).toEqual([
      'title',
      'description',
      'name',
      'email',
    ]);
    expect(problemsOf({ title: 'x'.repeat(most.title + 1) })).toEqual(['title']);
    expect(problemsOf({ email: 'ada@nightjar.example\nBcc: all@owl.example' })).toEqual(['email']);
  });

  it('is text that can be kept, or refused, whatever is sent', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));
    fc.assert(
      fc.property(any, any, any, (title, description, name) => {
        let intake: Intake;
        try {
          intake = intakeOf({ ...sent, title, description, name }, []);
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
          return;
        }
        for (const text of [intake.title, intake.description, intake.contact]) {
          expect(isText(text)).toBe(true);
          expect(text).not.toMatch(/(?![\n\t])\p{Cc}/u);
        }
        expect(intake.title).not.toMatch(/[\n\t]/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the reference of a receipt', () => {
  const intake = intakeOf(sent, []);
  it('is the same for the same words sent from one page, and another for others', () => {
    const ref = receiptFor('secret', 'page', intake);
    expect(isReceipt(ref)).toBe(true);
    expect(receiptFor('secret', 'page', intake)).toBe(ref);
    expect(receiptFor('secret', 'another page', intake)).not.toBe(ref);
    expect(receiptFor('another secret', 'page', intake)).not.toBe(ref);
    expect(receiptFor('secret', 'page', { ...intake, description: 'Other words.' })).not.toBe(ref);
  });
  it('is of its own form', () => {
    for (const wrong of ['RCV-1', 'ISS001', 'RCV-0OIL1111', 'RCV-ABCDEFGH/x']) expect(isReceipt(wrong)).toBe(false);
  });
});

it('words that give away who asked are told apart from those that do not', () => {
  const contact = 'Ada Nightjar <ada@nightjar.example>, Nightjar Energy';
  expect(givenAway(contact, 'The hub is silent')).toEqual([]);
  expect(givenAway(contact, 'Nightjar Energy asks, says Ada')).toEqual([]);
  expect(givenAway(contact, 'As ADA\nNightjar says')).toEqual(['name']);
  expect(givenAway(contact, 'Ada Nightjar, ada@nightjar.example')).toEqual(['e-mail address', 'name']);
  expect(givenAway('Ada <ada@nightjar.example>', 'Ada is a language')).toEqual([]);
  expect(givenAway(null, 'anything')).toEqual([]);
});
