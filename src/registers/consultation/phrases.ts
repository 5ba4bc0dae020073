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
const CAPITALS = `${CAPITAL}${ASIDE}(?:\\s+(?:(?:and|of|for|the)\\s+)?${CAPITAL}${ASIDE})*`;
/** Where the words of a subject stop. */
const STOP =
  '(?=\\s+(?:closed|closes|clos\\w+|was|were|is|are|has|have|will|would|which|that|for discussion|for review|to (?:close|be|inform|confirm)|prior to|in (?:order|January|February|March|April|May|June|July|August|September|October|November|December)|with|and the|and highlighted|following|subject)\\b|\\s*[,.;:]|\\s*$)';

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
  new RegExp(
    `\\bconsult(?:\\s+(?:with\\s+)?(?:[A-Z][\\w]*\\s*)+)?\\s+on\\s+(?:the\\s+|an?\\s+)?(.{3,160}?)${STOP}`,
    'g',
  ),
  // the R2 consultation, the non-domestic opt-out consultation
  new RegExp(
    `\\b(?:[Tt]he|[Aa]n?)\\s+((?:[a-z]+-)?[a-z]+-[a-z]+(?:\\s+[a-z]+-[a-z]+)*|${CAPITALS})\\s+[Cc]onsultation\\b(?!\\s+(?:on|about)\\b)`,
    'g',
  ),
  // a Request for Information
  /\b(Request [Ff]or Information(?:\s+\(RFI\))?)/g,
];

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
  if (
    past ||
    /\bconsultation\s+(?:outcome|conclusions?|response)s?\b[^.]*\b(?:issued|published|publish|publication)\b|\bclosed on\b/i.test(
      text,
    )
  )
    return { closes, state: 'closed' };
  if (
    closes ||
    /\b(?:currently|now)\s+(?:out\s+)?(?:for|under|on)\s+consult|\bissued\b[^.]*\bfor consultation\b(?<!to be issued.*)/i.test(
      text,
    )
  )
    return { closes, state: /\b(?:is|be) issued\b/i.test(text) ? 'planned' : 'open' };
  if (/\b(?:agreed?|approved?|to|will|would|should|issue|circulate)\b[^.]*\b(?:consult|Request)/i.test(text))
    return { closes, state: 'planned' };
  return { closes, state: null };
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
          `\\b${owner}\\s+(?:\\w+ly\\s+)?(?:to\\s+)?(?:issue[sd]?|publish(?:ed|es)?|circulate[sd]?|consult(?:ed|s)?|(?:is|are) consulting)\\b[^.]*$`,
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
  return isOwner || NO_SUBJECT.test(plain) || plain.length < 3 ? null : plain;
}
