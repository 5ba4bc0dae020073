/** What forms of papers send, and how what they ask for is put on record. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Also } from '../../kernel/commit.ts';
import type { Decision, Label } from '../../kernel/define.ts';
import { Absent, type Problem, Refused } from '../../kernel/problem.ts';
import { type NewFile, storeFile } from '../../papers/files.ts';
import type { PaperAsked } from '../../papers/paper-decision.ts';
import { receivePaper } from '../../papers/receive-paper.ts';
import { type Form, formOf, signInFirst } from '../form.ts';
import { record } from '../record.ts';
import type { Env, View } from '../view.ts';
import { levelOf } from './make-paper.ts';
import { keepsPapers } from './papers-view.ts';

/** Bytes: a file of 20 MB and what a form adds to it. More is refused before it is read. */
const largest = 21 * 1024 * 1024;
export const smallForm = bodyLimit({ maxSize: 1024 * 1024 });

/** Lets a file through up to its size; `refuse` answers for a larger one, with the sentence it is given. */
export function largeForm(refuse: (c: Context<Env>, problem: Problem) => Promise<Response>) {
  return bodyLimit({ maxSize: largest, onError: ((c: Context<Env>) => refuse(c, tooLarge)) as never });
}

const tooLarge: Problem = {
  sentence: 'This file is larger than 20 MB. Save it with smaller pictures, or in parts, and put it in again.',
  field: 'file',
};

export interface Said {
  form: Form;
  problems: readonly Problem[];
}

/** Only who puts papers in gets as far as sending a file. */
export function staff(view: View): void {
  if (!view.session) throw new Refused(signInFirst);
  if (!keepsPapers(view)) throw new Absent();
}

/** The file goes in with the Decision, at the paper's own label, or neither does. */
export function kept(
  view: View,
  { ref, label }: { ref: string; label: Label },
  { file, shaOfSet }: { file: NewFile; shaOfSet?: string },
): Also {
  return (tx, { recorded }) =>
    storeFile(tx, { code: view.code.id, ref, label, received: recorded, ...(shaOfSet ? { shaOfSet } : {}) }, file);
}

/** By whoever is signed in; `also` keeps what is no record, in the same transaction. */
export async function recordPaper(view: View, decision: Decision, also?: Also): Promise<void> {
  if (!view.session) throw new Absent();
  await record(view.site, { actor: view.session.actor, decision }, also);
}

export async function receive(view: View, form: Form, file: File | null) {
  if (!file || file.name === '')
    throw new Refused({ sentence: 'Choose the file that holds the paper.', field: 'file' });
  const title = (form.title ?? '').trim() || file.name;
  return receivePaper(new Uint8Array(await file.arrayBuffer()), file.name, {
    title,
    author: form.author ?? '',
    created: view.site.ledger.now(),
  });
}

export function askedFrom(form: Form, file: NewFile, note: string): PaperAsked {
  const purpose = form.purpose ?? '';
  return {
    title: form.title ?? '',
    author: form.author ?? '',
    purpose: (['decision', 'discussion', 'information'].includes(purpose) ? purpose : '') as PaperAsked['purpose'],
    level: levelOf(form.level),
    received: form.received ?? '',
    note,
    file: { sha256: file.sha256, name: file.name, pages: file.pages },
  };
}

export async function uploaded(c: Context<Env>): Promise<{ form: Form; file: File | null }> {
  const body = await c.req.parseBody();
  return { form: await formOf(c), file: body.file instanceof File ? body.file : null };
}

export function bytes(
  c: Context<Env>,
  file: { name: string; mediaType: string; bytes: Uint8Array },
  inline: boolean,
): Response {
  const plain = file.name.replace(/[^\w.-]+/g, '_');
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
}
