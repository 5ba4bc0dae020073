/** Names of people as minutes print them. */
export interface Person {
  name: string;
  /** An office stood before the name: "Commissioner Abara". */
  titled?: boolean;
  /** What is printed with the name: initials, organisation, office, marks, in order. */
  notes: string[];
}

const title =
  '(?:(?:District|County|Borough|Town|Parish|City|Ward)\\s+(?=Cllr|Councillor))?(?:Dr|Mrs?|Ms|Miss|Mx|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev(?:d|erend)?|Fr|Canon|Cllrs?|Councillors?|Ald|Alderman|Hon|Capt|Col|Maj|Gen|Judge)\\.?';
const word = "(?:[A-Z][\\p{L}’'‘-]*\\.?|[A-Z]\\.?[A-Z]?\\.?)";
const particle = '(?:van|von|der|den|de|da|di|del|della|du|la|le|el|bin|ibn|al|y|zu|ter|ten|of|dos|das)';
const particles = new RegExp(`\\s${particle}(?=\\s)`, 'gu');
const fullName = new RegExp(
  `^(?:${title}\\s+)*${word}(?:\\s+(?:${particle}\\s+)*${word}){0,5}(?:\\s+(?:OBE|MBE|CBE|KC|QC|JP|DL|PhD|FRS|Jr\\.?|Sr\\.?|I{1,3}))*$`,
  'u',
);

/** Words that no one's name holds, so that "Annual Review" or "Village Hall" is not taken for a person. */
const notNames =
  /\b(?:Panel|Board|Committee|Group|Council|Meeting|Minutes|Agenda|Report|Update|Review|Limited|Ltd|Plc|LLP|Inc|University|College|School|Hall|Road|Street|Office|Room|Centre|Center|Party|Parties|Members?|Action|Actions|Apologies|Attendance|Present|None|Nil|Vacant|Vacancy|Attendees?|Observers?|Representing|Category|Organisation|Name|Role|Signed|Date|Chair(?:man|woman|person)?|Secretary|Record|Discussions?|Public|Press|Quorum|Item|Items|Business|Finance|Budget|Policy|Risk|Register|Next|Any|Other|The|Working|Zoom|Teams|Online|Suppliers?|Networks?|Department|Agency|Authority|Services?|Trust|Foundation|All|Everyone|Various|Also|Notes?|Representatives?|Reference|Resolved|Closed|Declined|Closing|Opening|Welcome|Introductions?)\b/;

/** Whether the words could be one person's name: two to six capitalised words, or a title and a surname. */
export function isName(text: string): boolean {
  const name = text.trim();
  if (name.length > 60 || !fullName.test(name) || notNames.test(name)) return false;
  if (new RegExp(`^(?:${title}\\s+)+${word}`, 'u').test(name)) return true;
  return name.split(/\s+/).length >= 2 && /\p{Ll}/u.test(name);
}

/** Looser: in a list of people a single word ("kris") is somebody too. */
export function couldBeName(text: string): boolean {
  const name = text.trim();
  // "RESOLVED" and "NHS" are nobody; "of the review" is a part of a sentence.
  if (/^[A-Z]{2,}$/.test(name) || /\s\p{Ll}{2,}/u.test(name.replace(particles, ' '))) return false;
  return (
    isName(name) ||
    (/^[\p{L}][\p{L}\d_’'.-]+(?:\s+[\p{L}][\p{L}’'.-]*){0,5}$/u.test(name) && name.length < 50 && !notNames.test(name))
  );
}

const officer =
  /^(?<office>(?:[A-Z][\w-]+\s+){0,2}?(?:Vice[- ])?(?:Chair(?:man|woman|person)?|Commissioners?|Director|Attorney|Mayor|Council ?(?:member|man|woman)s?|Trustees?|Supervisors?|President|Treasurer|Secretary|Clerk|Manager|Governor|Engineer|Chancellor|Provost|Dean))\s+(?<name>[A-Z][\p{L}’'-]+(?:\s+[A-Z][\p{L}’'.-]*){0,3})$/u;

/** "Jane Smith (JS), Acme Ltd (Chair)" into name and notes. Null where no name stands first. */
export function readPerson(text: string): Person | null {
  // "County Councillor S. Lyle": which council is said of her, and no part of the name.
  const council = /^\s*(?<of>District|County|Borough|Parish|Town|City|Ward)\s+(?=(?:Cllr|Councillor)\b)/.exec(text);
  const plain = (council ? text.slice(council[0].length) : text)
    .replace(/[^\S\t]+/g, ' ')
    .replace(/^\s*(?:\[[ xX]\]\s*|\d{1,2}[.)]\s+|@[\w-]+\s+(?=\p{Lu}))/u, '')
    .replace(/^[@[\s]+|[\s;,.\]]+$/g, '')
    .trim();
  const notes: string[] = council?.groups?.of ? [`${council.groups.of} Councillor`] : [];
  const bracketed = plain.replace(/[([]([^()[\]]*)[)\]]/g, (_, inside: string) => {
    notes.push(inside.trim());
    return '\u2063';
  });
  const parts = bracketed.split(/\s*(?:,|;|\s[-–—|]|[-–—](?=\s)|:|\t|\s@)\s*/);
  const [first, ...others] = parts.map((part) =>
    part
      .replace(/\u2063/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  if (!first || first.length < 2) return null;
  const held = officer.exec(first)?.groups;
  if (held?.name && held.office) {
    return { name: held.name, titled: true, notes: [...notes, held.office.replace(/s$/, ''), ...others] };
  }
  return { name: first, notes: [...notes, ...others.filter((part) => part !== '')] };
}

const titleWord = /(?:^|\s)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor|Sir|Dame|Revd?)\.?$/;

/** "Mr J Hall Mrs K Orwin": a title after a whole name begins the next; "Cllr Mrs Stott" is one person. */
function nextTitled(text: string, from: number, at: number): RegExpExecArray | null {
  if (text[at] !== ' ') return null;
  const found = /^\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\.?\s+[A-Z])/.exec(text.slice(at, at + 16));
  const before = text.slice(from, at).trim();
  return found && before.includes(' ') && !titleWord.test(before) ? found : null;
}

const titleOnly = /^\s*(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof|Revd?)\.?$/;

/** Cuts "A. Smith, B. Jones (Chair) and C. Brown" at the commas and the "and" that stand outside brackets. */
export function splitPeople(text: string): { text: string; at: number }[] {
  // "Jane Smith, Treasurer; Bob Jones, Clerk": where semicolons part the people, commas part what is said of each.
  const semicolons = text.replace(/\([^)]*\)/g, '').includes(';');
  const parting = semicolons ? /^;\s*(?:and\s+)?/ : /^(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+)/;
  const parts: { text: string; at: number }[] = [];
  let depth = 0;
  let from = 0;
  const push = (end: number) => {
    const raw = text.slice(from, end);
    if (raw.trim() !== '') parts.push({ text: raw.trim(), at: from + raw.length - raw.trimStart().length });
  };
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const found = parting.exec(text.slice(i, i + 8)) ?? nextTitled(text, from, i);
    // "Mr and Mrs Noakes" share the name.
    if (!found || (/^\s+(?:and|&)/.test(found[0]) && titleOnly.test(text.slice(from, i)))) continue;
    push(i);
    i += found[0].length - 1;
    from = i + 1;
  }
  push(text.length);
  return parts;
}
