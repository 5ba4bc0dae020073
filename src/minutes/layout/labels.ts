/** Headings of the parts of minutes that are not business: who was there, the agenda, the list of actions. */
import type { Style } from '../style.ts';

export type Part = 'present' | 'apologies' | 'agenda' | 'actions' | 'updates' | 'notes' | 'next';

export interface Label {
  part: Part;
  /** The heading as printed: "Also in attendance". */
  label: string;
  /** What stands on the same line after it, and where: "Present: A. Smith". */
  rest: string;
  at: number;
}

const people =
  'members?|attendees?|participants?|directors?|governors?|trustees?|councillors?|officers?|staff|guests?|observers?|visitors?|representatives?|people|persons?|those|others?|public|committee|board';
const kinds =
  'voting|non-?voting|other|others|also|committee|board|council|community|panel|core|co-opted|elected|appointed|external|invited|executive|non-executive|parish|town|trust|attending|associate|full|the|tsc|tac|and|,|&';
const apologies = new RegExp(
  `^(?:(?:(?:${kinds}|${people}) )*(?:absent|not (?:present|in attendance|attending)|unable to attend|apologies)|(?:received )?apologies(?: (?:for absence|received|and absence|from))*|absen(?:t|ces?|tees)(?: with(?:out)? apolog(?:y|ies))?|regrets|leave of absence|sorry (?:to miss (?:it|this)|not to be (?:there|here))|(?:unable to|could not|couldn[’']t) (?:come|attend|make it))$`,
  'i',
);
const present = new RegExp(
  `^(?:(?:(?:${kinds}|${people})\\s)*(?:present|in attendance|attendance|attending)(?: (?:at the meeting|list|were|was|remotely|online|by video|via \\w+))?|attendees?|participants|roll call|attended|who attended|(?:(?:${kinds}) )*(?:members|attendees|participants|observers|guests|visitors)|by invitation|invitees|officers(?: present)?|staff(?: present)?|also there)$`,
  'i',
);
const parts: readonly [Part, RegExp][] = [
  ['apologies', apologies],
  ['present', present],
  ['agenda', /^(?:meeting |proposed |today[’']s )?(?:agenda|order of business|items? of business|topics)$/i],
  [
    'updates',
    /^(?:(?:review|status|update) (?:of|on) )?(?:the )?(?:previous|earlier|outstanding|open) actions?(?: items?)?(?: (?:log|update|review))?$|^matters arising actions?$|^actions? (?:from|of) (?:the )?(?:previous|last) (?:meeting|minutes)$/i,
  ],
  [
    'actions',
    /^(?:new |agreed |summary of |list of |meeting |table of |outstanding |open )?actions?(?: (?:items?|points?|list|log|table|summary|register|tracker|arising|agreed|required|from (?:this|the) meeting|& future items|and owners))?(?: summary| log)?$/i,
  ],
  ['notes', /^(?:meeting |discussion )?(?:notes|minutes|discussion|proceedings|business)$/i],
  ['next', /^(?:date (?:and time )?of )?(?:the )?next meetings?$|^future meetings?$|^next meeting date$/i],
];

/** "Those present were Ada Oakes, Bram Lund and…": a list in the form of a sentence. */
const sentence =
  /^(?<label>(?:(?:those|also|the (?:members|trustees|directors|governors)|members|people) )?(?:present|attending|in attendance)(?: at the meeting)?) (?:were|was|included)\s*:?\s+(?<rest>[A-Z]\S*\s.*)$/i;

/**
 * The part a paragraph opens, if it is a label: alone on its line, or before a colon. Brackets after it ("Present
 * (voting):") are passed over.
 */
export function labelOf(text: string, style: Style): Label | null {
  const said = sentence.exec(text);
  if (said?.groups?.label && said.groups.rest) {
    const { label, rest } = said.groups;
    return { part: 'present', label, rest, at: text.length - rest.length };
  }
  const colon = /^([^:]{3,60}?)\s*(?:\([^)]{0,40}\)\s*)?(?::\s*|\s[–—-]\s+|\t+|$)/.exec(text);
  if (!colon?.[1]) return null;
  const label = colon[1].replace(/\s+/g, ' ').trim();
  const rest = text.slice(colon[0].length);
  const found = (part: Part): Label => ({ part, label, rest, at: colon[0].length });
  if (style.apologies?.test(label)) return found('apologies');
  if (style.attendance?.test(label)) return found('present');
  const part = parts.find(([, pattern]) => pattern.test(label))?.[0];
  // "Minutes – 1st April" is a title, "Next meeting: 4 May" a fact; only people are listed after their label.
  const listed = part === 'present' || part === 'apologies' || (part === 'actions' && /:\s*$/.test(colon[0]));
  return part && (rest === '' || listed) ? found(part) : null;
}
