#!/usr/bin/env node
// Counts a vote again from what Quorate exports of it (data.json of its page), with nothing but Node:
//
//   node recount.mjs data.json
//
// It shares no code with Quorate. It first checks each entry of the log against its own hashes (what it says, SHA-256 over
// salt and payload; what it is about, SHA-256 over the facts), then takes roll, rule and ballots out of the entries, counts,
// and compares with what was recorded. It ends with 0 where both agree, 1 where they do not, 2 where it cannot tell.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** JSON in one spelling: keys in order, no spaces. What was hashed was spelt so. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  const members = keys.filter((key) => value[key] !== undefined);
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** Sentences for entries that are not what was recorded. */
export function tampered(entries) {
  return entries.flatMap((entry) => {
    const { facts, commitment, leaf, salt, payload } = entry;
    if (sha256(Buffer.from(salt, 'hex'), payload) !== commitment)
      return [`Entry ${entry.seq}: what it says is not what was recorded.`];
    if (sha256('\0', canonical({ ...facts, commitment })) !== leaf)
      return [`Entry ${entry.seq}: its record, day or authority is not what was recorded.`];
    return [];
  });
}

/** "Small Suppliers · Ada Byrne (ada-byrne) · group Byrne Energy · alternate Bo Lund (bo-lund)" */
export function voterIn(line) {
  const [category, ...parts] = line.split(' · ');
  const named = (text) => /^(.*) \(([^()]*)\)$/.exec(text) ?? [text, text, text];
  const [, name, person] = named(parts[0] ?? '');
  const of = (word) => parts.find((part) => part.startsWith(`${word} `))?.slice(word.length + 1);
  const alternate = of('alternate');
  return { category, name, person, group: of('group') ?? null, alternate: alternate ? named(alternate)[2] : null };
}

/** The votes that count: one a seat, or one for all seats of a voting group. */
function voicesOf(rule, roll, cast) {
  const voices = new Map();
  for (const { category, person, group, alternate } of roll) {
    const key = rule.votingGroups && group ? `${category} / ${group}` : `${category} : ${person}`;
    const voice = voices.get(key) ?? { category, positions: [], taking: 0 };
    voices.set(key, voice);
    // An interest of the member's is their alternate's too; and the member's own ballot comes before the alternate's.
    if (cast.get(person) === 'recused') continue;
    voice.taking += 1;
    const other = cast.get(alternate);
    const position = cast.get(person) ?? (other === 'recused' ? undefined : other);
    if (position) voice.positions.push(position);
  }
  return [...voices.values()]
    .filter(({ taking }) => taking > 0)
    .map(({ category, positions }) => ({
      category,
      position: positions.every((one) => one === positions[0]) ? positions[0] : 'abstain',
    }));
}

/** Counts once more. `cast`: person → for, against, abstain or recused. */
export function count(rule, roll, cast, casting = null) {
  const voices = voicesOf(rule, roll, cast);
  const results = rule.categories.map(({ name }) => {
    const of = (position) => voices.filter((one) => one.category === name && one.position === position).length;
    const [yes, no, none] = [of('for'), of('against'), of('abstain')];
    const result =
      yes > no ? 'for' : no > yes ? 'against' : yes > 0 ? rule.tied : none > 0 ? rule.abstained : rule.empty;
    return { name, for: yes, against: no, abstained: none, result };
  });
  const total = (result) => results.filter((one) => one.result === result).length;
  const [yes, no, neither] = [total('for'), total('against'), total('neither')];
  const voted = voices.filter(({ position }) => position).length;
  const [part, whole] = rule.quorum ?? [0, 1];
  const needed = rule.quorum ? Math.max(1, Math.ceil((voices.length * part) / whole)) : 0;
  return { results, for: yes, against: no, neither, outcome: outcomeOf() };

  function outcomeOf() {
    if (voted < needed) return 'inquorate';
    if (yes + no === 0) return 'lost';
    const end = (carried) => (carried ? 'carried' : 'lost');
    if (rule.carries === 'two-thirds') return end(yes * 3 >= (yes + no) * 2);
    if (rule.carries === 'majority-of-all') return end(yes * 2 > yes + no + neither);
    if (yes !== no) return end(yes > no);
    if (rule.level !== 'chair') return end(rule.level === 'carried');
    return casting ? end(casting === 'for') : 'tied';
  }
}

/** One question out of the entries of its vote and ballots. */
function questionIn(entries) {
  const images = entries.map(({ seq, facts, payload }) => ({ seq, ...facts, ...JSON.parse(payload) }));
  const ofVote = images.filter(({ register }) => register === 'vote').sort((a, b) => a.seq - b.seq);
  const vote = ofVote.at(-1)?.image;
  if (!vote) return null;
  const last = new Map();
  for (const entry of images.filter(({ register }) => register === 'ballot').sort((a, b) => a.seq - b.seq))
    last.set(entry.ref, entry.image);
  const cast = new Map();
  for (const { state, fields } of last.values())
    if (state === 'cast') cast.set(fields.person, fields.position);
    else if (state === 'recused') cast.set(fields.person, 'recused');
  return { vote, cast, rule: JSON.parse(vote.fields.constituency).rule, roll: vote.fields.roll.map(voterIn) };
}

/** Prints every step. Answers 0, 1 or 2, as the process ends. */
export function recount(data, say) {
  let agrees = 0;
  for (const { ref, entries } of data.questions) {
    say(`Vote ${ref}, ${data.code}`);
    const wrong = tampered(entries);
    for (const sentence of wrong) say(`  ${sentence}`);
    say(`  ${entries.length} entries of the log, ${entries.length - wrong.length} as recorded.`);
    if (wrong.length > 0) agrees = Math.max(agrees, 1);
    const question = questionIn(entries);
    if (question?.vote.state !== 'closed') {
      say('  It is not closed, so nothing was recorded to compare with.');
      agrees = Math.max(agrees, 2);
      continue;
    }
    const { vote, rule, roll, cast } = question;
    const counted = count(rule, roll, cast, vote.fields.casting ?? null);
    say(`  ${roll.length} on the roll, ${cast.size} ballots.`);
    for (const one of counted.results)
      say(`  ${one.name}: ${one.for} for, ${one.against} against, ${one.abstained} abstained: ${one.result}`);
    say(`  Categories: ${counted.for} for, ${counted.against} against, ${counted.neither} neither: ${counted.outcome}`);
    const { outcome, votes_for, votes_against, abstained } = vote.fields;
    const same =
      outcome === counted.outcome &&
      votes_for === counted.for &&
      votes_against === counted.against &&
      abstained === counted.neither;
    say(`  Recorded: ${votes_for} for, ${votes_against} against, ${abstained} neither: ${outcome}`);
    say(same ? '  The count agrees with what was recorded.' : '  THE COUNT DOES NOT AGREE WITH WHAT WAS RECORDED.');
    if (!same) agrees = Math.max(agrees, 1);
  }
  return agrees;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (!file) {
    console.error('Say which file: node recount.mjs data.json');
    process.exit(2);
  }
  process.exit(recount(JSON.parse(readFileSync(file, 'utf8')), (line) => console.log(line)));
}
