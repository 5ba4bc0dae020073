/** What comes by the public form: made fit to keep, or refused field by field. Pure; randomness comes in as a secret. */
import { createHmac } from 'node:crypto';
import type { Code } from '../codes/code.ts';
import type { Actor, Reader } from '../kernel/access.ts';
import type { Day, Decision, Value } from '../kernel/define.ts';
import { type Problem, Refused } from '../kernel/problem.ts';
import { friendClock } from './clock.ts';
import { levelGroup } from './numbering.ts';

/** Whoever sends the public form: no eyes, and one power. */
export const sender: Actor = { public: true, clearance: {}, name: 'Public form', powers: ['public'] };

export interface Intake {
  title: string;
  description: string;
  kind: string | null;
  /** "Ada Nightjar <ada@nightjar.example>, Nightjar Energy". */
  contact: string;
}

/** Characters; longer is no single issue. */
export const most = { title: 150, description: 10_000, name: 100, organisation: 150, email: 200 } as const;

type Sent = Readonly<Record<string, string | undefined>>;

/** @throws Refused with every problem at once */
export function intakeOf(sent: Sent, kinds: readonly string[]): Intake {
  const problems: Problem[] = [];
  const line = (name: keyof typeof most) =>
    clean(sent[name] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  const title = line('title');
  const description = clean(sent.description ?? '').trim();
  const [name, organisation, email] = [plain(line('name')), plain(line('organisation')), line('email')];
  if (title.length < 3) problems.push({ sentence: 'Say in a few words what the issue is.', field: 'title' });
  if (description.length < 10)
    problems.push({ sentence: 'Describe it: what happens, to whom, and what you expected.', field: 'description' });
  if (name === '') problems.push({ sentence: 'Give your name, so that somebody can answer you.', field: 'name' });
  if (!/^[^@\s<>,]+@[^@\s<>,]+\.[^@\s<>,]+$/.test(email))
    problems.push({ sentence: 'Type your e-mail address as in name@company.example.', field: 'email' });
  for (const [field, text] of Object.entries({ title, description, name, organisation, email })) {
    const limit = most[field as keyof typeof most];
    if (text.length > limit)
      problems.push({
        sentence: `${labels[field]}: ${text.length.toLocaleString('en-GB')} characters, of ${limit.toLocaleString('en-GB')} at most. Shorten it; longer papers can follow once somebody answers.`,
        field,
      });
  }
  if (problems.length > 0) throw new Refused(problems);
  const kind = kinds.includes(sent.kind ?? '') ? (sent.kind ?? null) : null;
  return { title, description, kind, contact: `${name} <${email}>${organisation ? `, ${organisation}` : ''}` };
}

const labels: Readonly<Record<string, string>> = {
  title: 'In a few words',
  description: 'What is it',
  name: 'Your name',
  organisation: 'Your organisation',
  email: 'Your e-mail address',
};

/**
 * Without what nobody can see: control characters, halves of characters, marks that turn the direction of writing.
 * What is printed stays as it was typed, tags and all: pages show it as words.
 */
function clean(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Surrogate}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '');
}

/** The parts of a contact are told apart by these. */
const plain = (text: string) => text.replace(/[<>]/g, '');

/** The e-mail address in a contact; null where there is none. */
export function addressIn(contact: Value | undefined): string | null {
  return /<([^<>\s]+@[^<>\s]+)>/.exec(String(contact ?? ''))?.[1] ?? null;
}

/** What words say of who asked, that is not for a public record: their e-mail address, or their name in full. */
export function givenAway(contact: Value | undefined, words: string): string[] {
  const said = words.toLowerCase().replace(/\s+/g, ' ');
  const address = addressIn(contact)?.toLowerCase();
  const name =
    /^([^<]*)</
      .exec(String(contact ?? ''))?.[1]
      ?.trim()
      .toLowerCase() ?? '';
  // A single word may be any word.
  const full = name.includes(' ') && said.includes(name);
  return [...(address && said.includes(address) ? ['e-mail address'] : []), ...(full ? ['name'] : [])];
}

/** Letters and digits that cannot be taken for one another. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The reference its sender is given. It says nothing of how many came before, cannot be guessed, and is the same for the
 * same words sent twice from one page: pressing the button again makes no second issue.
 */
export function receiptFor(secret: string, token: string, { title, description, contact }: Intake): string {
  const bytes = createHmac('sha256', secret).update([token, title, description, contact].join('\0')).digest();
  return `RCV-${[...bytes.subarray(0, 8)].map((byte) => letters[byte % letters.length]).join('')}`;
}

export function isReceipt(ref: string): boolean {
  return new RegExp(`^RCV-[${letters}]{8}$`).test(ref);
}

/** Eyes for what the form brought, for whoever holds the reference of one: its page says how far it has come, no more. */
export function receiptReader(code: Code): Reader {
  const { group, level } = levelGroup(code);
  return { public: false, clearance: { [`${code.id}/${group}`]: level } };
}

export function receiveDecision(
  code: Code,
  { ref, today, intake }: { ref: string; today: Day; intake: Intake },
): Decision {
  const label = levelGroup(code);
  return {
    code: code.id,
    authority: { kind: 'post', ref: sender.name },
    body: label.group,
    effective: today,
    title: `Issue ${ref} received by the public form`,
    label,
    changes: [
      {
        register: 'issue',
        ref,
        move: 'receive',
        sets: { ...intake, raised_on: today, friend_by: friendClock(code, today)?.day ?? null },
      },
    ],
  };
}
