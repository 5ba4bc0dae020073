/** Motions: moved, seconded, and carried or lost. */

import type { Block } from '../paragraph.ts';
import { type DecisionState, decisionFact, sentenceEnd } from './decision-fact.ts';

const labelled =
  /^(?:Motion|MOTION|Proposal|PROPOSAL)(?:\s+(?:no\.?\s*)?[\d/.-]+)?\s*(?::|[–—-]\s|(?=(?:to|that|by)\b))\s*(?<text>\S.*)$/;
const moved =
  /\b(?:moved|motioned|made a motion|proposed|motion (?:was )?(?:duly )?made|on (?:a )?motion|upon (?:a )?motion)\b/i;
const seconded = /\bsecond(?:ed|er|ing)?\b/i;
const lost = /\b(?:defeated|lost|failed|not carried|withdrawn|rejected|not approved|died|did not (?:pass|carry))\b/i;
const won =
  /\b(?:carried|passed|approved|adopted|agreed|so ordered|unanimous(?:ly)?|accepted|nem\.? con|all (?:in favou?r|voted|voting)|ayes?\b[^.]*\d)\b/i;
/** Lines that go on with a motion: who seconded it, how the vote went. */
const fateLine =
  /^(?:the )?(?:moved|proposed|proposer|mover|seconde[dr]|second|vote|votes|voting|in favou?r|for|against|result|outcome|carried|motion (?:carried|passed|failed|lost|defeated|approved|was)|passed|approved|all in favou?r|abst|unanimous|ayes?|nays?|yeas?|noes|roll call)\b/i;
/** What was moved stands after the movers: "Upon motion by A, seconded by B, the minutes were approved." */
const afterMovers =
  /\b(?:second(?:ed)?(?: by [^,]+)?|made[^,]*),\s*(?:and\s+)?(?:(?:duly|unanimously) )?(?:carried,\s*)?(?<text>(?:the|that|to|an?)\b.+?)\s+(?:was|were)\s+(?:unanimously\s+|duly\s+)?(?<verb>approved|adopted|accepted|carried|agreed|passed|ratified)\b/i;
/** "Motion by A, seconded by B, to adopt the ordinance." */
const byMover =
  /^(?:(?:it was|on a|upon a|a)\s+)?(?:motion|moved|proposed)?\s*(?:was\s+)?(?:made\s+)?by\s+[^,.;]+?(?:,?\s*(?:and\s+)?(?:duly\s+)?second(?:ed)?\s+by\s+[^,.;]+?)?,?\s+(?<text>(?:to|that)\s+[a-z].*)$/i;
/** "X motioned to approve the resolution, and Y seconded." */
const afterMover =
  /\b(?:moved|motioned|made a motion|proposed|motion (?:was )?made(?: by [^,]+?)?)(?:\s*,)?\s+(?<text>(?:to|that)\b.+?)(?=[,;.]?\s+(?:and\s+)?(?:second|[A-Z][\w.’' -]{1,40}\s+second|second|the motion|motion\b)|[.]|$)/i;
const trailer =
  /^(?<text>.*?)(?:[.;,]?\s+(?:\(?(?:moved|proposed|motioned|seconded|made|proposer)\b|(?:motion|vote)s?\b\s*(?::|was|carried|passed)|carried\b|passed\b|(?:all in|unanimous))|$)/i;

/** "The minutes of May. Approved by general consent." */
const byConsent =
  /^(?<text>.{5,300}?)[.,;]?\s+(?:(?:was|were)\s+)?(?<verb>approved|adopted|accepted|tabled)\s+by\s+(?:general|unanimous)\s+(?:consent|vote)\b/i;

const past: Readonly<Record<string, string>> = {
  approve: 'approved',
  adopt: 'adopted',
  accept: 'accepted',
  agree: 'agreed',
  ratify: 'ratified',
  appoint: 'appointed',
  endorse: 'endorsed',
  note: 'noted',
  table: 'tabled',
  defer: 'deferred',
  postpone: 'postponed',
  reject: 'rejected',
};

/** The motion's own words and the verb of its passing. */
function subjectOf(words: string, label: string | undefined): { text: string; verb: string } {
  const after = afterMovers.exec(words);
  if (!label && after?.groups?.text) return { text: after.groups.text, verb: verbOf(after.groups.verb ?? '') };
  const by = byMover.exec(words)?.groups?.text;
  if (by) {
    const text = by.slice(0, sentenceEnd(by, 0));
    return { text, verb: past[/^to (\w+)/i.exec(text)?.[1]?.toLowerCase() ?? ''] ?? 'resolved' };
  }
  const moving = afterMover.exec(label ?? words)?.groups?.text;
  const text = moving ?? trailer.exec(label ?? words)?.groups?.text ?? words;
  const subject = text.length > 5 ? text : (label ?? words);
  const told = /\b(?:was|were) (?:duly |unanimously )?(approved|agreed|adopted|accepted|ratified|noted)\b/i.exec(
    subject,
  )?.[1];
  if (told) return { text: subject, verb: told.toLowerCase() };
  const infinitive = /^to (\w+)\b/i.exec(subject)?.[1]?.toLowerCase() ?? '';
  return { text: subject, verb: past[infinitive] ?? 'resolved' };
}

function verbOf(printed: string): string {
  const verb = printed.toLowerCase();
  return verb === 'carried' || verb === 'passed' ? 'resolved' : verb;
}

/** Reads a motion that stands at `index` with the lines that tell its fate; null where there is none, or no fate. */
export function readMotion(state: DecisionState, index: number): number | null {
  const block = state.blocks[index] as Block;
  const label = labelled.exec(block.text)?.groups?.text;
  const consent = byConsent.exec(block.text);
  if (consent?.groups?.text && consent.groups.verb) {
    const text = `${consent.groups.text}`;
    state.read.decisions.push(decisionFact(consent.groups.verb, text, { spans: block.spans, sure: 'likely' }));
    return index + 1;
  }
  if (!label && !(moved.test(block.text) && seconded.test(block.text))) return null;
  const blocks = [block];
  let next = index + 1;
  for (; next < state.blocks.length && blocks.length < 6; next += 1) {
    const line = state.blocks[next] as Block;
    if (!fateLine.test(line.text) || (labelled.test(line.text) && !won.test(line.text) && !lost.test(line.text))) break;
    blocks.push(line);
  }
  const words = blocks.map((one) => one.text).join(' ');
  // "to approve the lease" is what was moved, not that it was approved.
  const told = words.replace(
    /\b(?:to|that)\s+(?:\w+ly\s+)?(?:approve|adopt|accept|agree|reject|withdraw|pass)\w*/gi,
    ' ',
  );
  const failed = lost.test(told);
  if (!failed && !won.test(told)) return null;
  const subject = subjectOf(words, label);
  const verb = failed ? 'rejected' : subject.verb;
  const spans = blocks.flatMap((one) => one.spans);
  state.read.decisions.push(decisionFact(verb, subject.text, { spans, sure: 'likely' }));
  return next;
}
