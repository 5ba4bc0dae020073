/** What minutes say of consultations, the body's own and others': what about, whose, until when, and where they stand. */
import type { ConsultationFact, Found } from '../../minutes/proposal.ts';
import type { Paragraph } from '../../minutes/reading.ts';

export interface Know {
  /** Organisations that may issue one, as printed. */
  owners: readonly string[];
  days(text: string): { date: string; start: number; end: number }[];
  /** The meeting's own day, ISO; null when not known. */
  meeting: string | null;
}

type Read = Found<Omit<ConsultationFact, 'item'>>;

const CAPITAL = "[A-Z][\\w&’'.-]*";
const ASIDE = '(?:\\s+\\([A-Z][\\w&-]*\\))?';
const CAPITALS = `${CAPITAL}${ASIDE}(?:\\s+(?:(?:and|of|for|the)\\s+)?${CAPITAL}${ASIDE}){0,12}`;
/** Where the words of a subject stop. */
const STOP =
  '(?=\\s+(?:closed|closes|clos\\w+|was|were|is|are|has|have|will|would|which|that|for discussion|for review|to (?:close|be|inform|confirm)|prior to|in (?:order|January|February|March|April|May|June|July|August|September|October|November|December)|with|and the|and highlighted|following|subject|as)\\b|\\s*[,;:]|\\s*\\.(?!\\d)|\\s*$)';

/** Each form gives the subject in its first group, or in the second. */
const FORMS: readonly RegExp[] = [
  // issue the Draft Budget to members for consultation; the Draft Report is issued to members for consultation
  new RegExp(
    `\\b(?:issue[sd]?|issuing|circulate[sd]?|publish(?:ed|es)?|approved|approve|that|released?)\\s+(?:the\\s+)?(?:draft changes to the\\s+|amended\\s+|revised\\s+|updated\\s+)?(${CAPITALS})(?:\\s+(?:is|are|be)\\s+issued)?(?:\\s+to\\s+[A-Z][\\w ]+?)?\\s+for\\s+(?:an?\\s+)?(?:[\\w-]+\\s+){0,3}consultation\\b`,
    'g',
  ),
  // the Initial Consultation on Implementing the Recommendations; a consultation on proposals for R2
  new RegExp(`\\bconsultation\\s+(?:on|about|regarding)\\s+(?:the\\s+)?(.{3,140}?)${STOP}`, 'gi'),
  // agreed to consult members on a change to the date
  new RegExp(`\\bconsult(?:\\s+with)?(?:\\s+[A-Z]\\w*){0,5}\\s+on\\s+(?:the\\s+|an?\\s+)?(.{3,160}?)${STOP}`, 'g'),
  // the R2 consultation, the non-domestic opt-out consultation
  new RegExp(
    `\\b(?:[Tt]he|[Aa]n?)\\s+((?:[a-z]+-)?[a-z]+-[a-z]+(?:\\s+[a-z]+-[a-z]+)*|${CAPITALS})\\s+[Cc]onsultation\\b(?!\\s+(?:on|about)\\b)`,
    'g',
  ),
  // a Request for Information
  /\b(Request [Ff]or Information(?:\s+\(RFI\))?)/g,
];

const CONCLUDED =
  /\bconsultation\s+(?:outcome|conclusions?|response)s?\b[^.]{0,200}\b(?:issued|publish\w*|publication)\b|\bpublish\w*\b[^.]{0,200}\bconsultation\s+(?:outcome|conclusions?|response)|\bconsultation\b[^.]{0,200}\bclosed on\b/i;
const RUNNING =
  /\b(?:currently|now)\s+(?:out\s+)?(?:for|under)\s+consult|(?<!\b(?:is|be|are)\s)\bissued\b[^.]{0,200}\bfor consultation\b/i;
const PLANNED = /\b(?:agreed?|approved?|suggested|to|will|would|should)\b[^.]{0,200}\b(?:consult|issue|circulate)/i;
/** Words left over from a sentence, not a subject: "the amendment", "this matter". */
const VAGUE = /^(?:[a-z]+|(?:this|that|the|its|such)\s+\w+)$/;

/** Names of steps and kinds, not of what is consulted on. */
const NO_SUBJECT =
  /^(?:Modification Report|Working Group|Initial|Draft|Panel|Public|Industry|Party|Parties|Further|Formal|Open|The|This|matter|it|them)$/i;

/** Each consultation the line speaks of. `lead` is the verb of a formal decision, or introduces a bullet. */
export function readConsultations(line: Paragraph, lead: string, know: Know): Read[] {
  if (!/\bconsult|\bRequest for Information\b/i.test(line.text)) return [];
  const found = new Map<string, Read>();
  const taken: { start: number; end: number }[] = [];
  for (const form of FORMS) {
    for (const match of line.text.matchAll(form)) {
      const start = match.index + match[0].indexOf(match[1]!);
      const end = start + match[1]!.length;
      const title = titleOf(match[1]!, know.owners);
      if (!title || taken.some((one) => start < one.end && end > one.start)) continue;
      taken.push({ start, end });
      const where = standing(`${lead} ${line.text}`, know);
      found.set(title, {
        title,
        issuer: issuerIn(line.text, start, know),
        ...where,
        spans: line.spans,
        sure: 'likely',
      });
    }
  }
  return [...found.values()];
}

/** When a sentence says that *the* consultation closes, without naming it: ISO day or null. */
export function closingIn(text: string, know: Know): string | null {
  const days = know.days(text).filter((one) => one.date.length === 10);
  return (
    days.find((one) =>
      /\bclos(?:e|es|ed|ing)(?:\s+date)?(?:\s+(?:is|of))?\s+(?:on|by|at)?\s*(?:the\s+)?$/i.test(
        text.slice(0, one.start),
      ),
    )?.date ?? null
  );
}

function standing(text: string, know: Know): Pick<ConsultationFact, 'closes' | 'state'> {
  const closes = closingIn(text, know);
  const past = closes !== null && know.meeting !== null && closes <= know.meeting;
  if (past || CONCLUDED.test(text)) return { closes, state: 'closed' };
  if (closes || RUNNING.test(text)) return { closes, state: 'open' };
  return { closes, state: PLANNED.test(text) ? 'planned' : null };
}

/** Who issued it: named just before "consultation", or the subject of "issued". */
function issuerIn(text: string, at: number, know: Know): string | null {
  const owners = [...know.owners].sort((a, b) => b.length - a.length);
  const head = text.slice(0, at);
  const named = (pattern: (owner: string) => RegExp) =>
    owners.find((owner) => pattern(owner.replace(/^the\s+/i, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).test(head));
  return (
    named((owner) => new RegExp(`\\b${owner}(?:['’]s)?\\s+(?:initial\\s+|draft\\s+)?consultation\\b`, 'i')) ??
    named(
      (owner) =>
        new RegExp(
          `\\b${owner}\\s+(?:(?:are|is|yet|also|has|have|will|to|\\w+ly|looking)\\s+)*(?:issue[sd]?|publish(?:ed|es)?|circulate[sd]?|consult(?:ed|s)?|(?:is|are) consulting)\\b[^.]{0,200}$`,
        ),
    ) ??
    null
  );
}

function titleOf(words: string, owners: readonly string[]): string | null {
  const plain = words
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|an?)\s+/i, '')
    .trim();
  const isOwner = owners.some((owner) => owner.replace(/^the\s+/i, '').toLowerCase() === plain.toLowerCase());
  return isOwner || NO_SUBJECT.test(plain) || VAGUE.test(plain) || plain.length < 3 ? null : plain;
}
