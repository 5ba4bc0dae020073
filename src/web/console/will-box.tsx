/** What recording will do, before it is done: the decision, each effect with its reason, who will see it, what stands in the way. */
import { type Change, type Register, wordsFor } from '../../kernel/define.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { finalLabel, isConfidential, itemLabel } from '../../meetings/labels.ts';
import { clip, isSpoken, sentence } from '../tell.tsx';
import type { View } from '../view.ts';
import type { ConsoleState } from './console-state.ts';
import { decisionOf, inGroups, type Offered } from './effects.ts';
import type { Outlook } from './outlook.ts';
import { wayField } from './work.ts';

export function WillBox({ state, outlook }: { state: ConsoleState; outlook: Outlook }) {
  const { work, rows, item } = state;
  if (!item) return null;
  const sitting = rows.meeting.state === 'sitting';
  const decides = decisionOf(work) !== null;
  const { offered } = outlook;
  const taken = item.state === 'taken';
  return (
    <div class={decides || offered.length > 0 ? 'will' : 'will none'}>
      <b>This will</b>
      <ul>
        <li>{decides ? decisionWords(state) : withoutDecision(state)}</li>
        {decides && <li>{seenBy(state)}</li>}
      </ul>
      {offered.length > 0 && (
        <ul class="effects">
          {inGroups(offered).map((group) => (
            <Effects view={state.view} group={group} held={decides && work.condition.trim() !== ''} />
          ))}
        </ul>
      )}
      {outlook.problems.map(({ sentence: words, clause }) => (
        <p class="why-not">
          {words}
          {clause && !words.includes(clause) && <span class="note"> ({clause})</span>}
        </p>
      ))}
      {sitting && (
        <div class="acts">
          <button type="submit" class="btn go" name="do" value="record">
            {decides ? 'Record decision' : taken ? 'Record the words' : 'Record as taken'}
          </button>
          {decides && (
            <button type="submit" class="btn" name="do" value="vote">
              Put to the vote
            </button>
          )}
          <span class="note console-keys">Ctrl + Enter</span>
          <button type="submit" class="btn small without-script" name="do" value="save">
            Save and see what it will do
          </button>
        </div>
      )}
    </div>
  );
}

function decisionWords({ work, rows, item }: ConsoleState): string {
  const body = rows.body?.title ?? rows.config?.name ?? 'meeting';
  const subject = work.condition.trim() ? `, subject to ${work.condition.trim()}` : '';
  return `record, at item ${item?.fields.number ?? item?.title}, that the ${body.replace(/^the /i, '')} ${work.verb} ${clip(work.wording.trim(), 160)}${subject}`;
}

function withoutDecision({ item, work }: ConsoleState): string {
  if (item?.state === 'taken') return 'put the discussion as it stands on record';
  return work.narrative.trim() === ''
    ? 'mark the item as taken, without a decision. Choose a verb and word one above, and it shows here what it will do'
    : 'mark the item as taken with the discussion above, without a decision';
}

/** Who may read it now, and where it will stand once the minutes are out. */
function seenBy({ view, rows, item }: ConsoleState): string {
  if (!item) return '';
  const now = view.code.levels[itemLabel(rows, item).level].name;
  if (isConfidential(item)) return `be ${now}: in the confidential minutes only; the public ones have its formula`;
  const later = view.code.levels[finalLabel(rows, item).level].name;
  return `be ${now} until the minutes are published, then ${later}, in the public minutes`;
}

interface EffectsProps {
  view: View;
  /** One effect, or several ways of taking one record. */
  group: readonly Offered[];
  /** Waits for a condition rather than happening at once. */
  held: boolean;
}

/** Of several ways of taking a record one is chosen, or none: never two. */
function Effects({ view, group, held }: EffectsProps) {
  const [first] = group;
  if (!first) return null;
  const record = first.suggestion.oneOf;
  if (group.length === 1 || record === null) return <Effect view={view} offered={first} held={held} way={null} />;
  const name = `${registerOf(view.site.ledger, first.suggestion.change.register).title[0].toLowerCase()} ${first.suggestion.change.ref}`;
  return (
    <li>
      <fieldset class="ways-of">
        <legend>One of these, of {name}:</legend>
        <ul>
          {group.map((one) => (
            <Effect view={view} offered={one} held={held} way={record} />
          ))}
          <li>
            <label>
              <input type="radio" name={wayField(record)} value="" checked={!group.some(({ chosen }) => chosen)} />
              <span>none of these now</span>
            </label>
          </li>
        </ul>
      </fieldset>
    </li>
  );
}

interface EffectProps extends Pick<EffectsProps, 'view' | 'held'> {
  offered: Offered;
  /** The record of which this is one of several ways of taking it. */
  way: string | null;
}

function Effect({ view, offered, held, way }: EffectProps) {
  const { suggestion, key, preset, chosen, undecided } = offered;
  const { change, comes, title, words, legal, problem } = suggestion;
  const register = registerOf(view.site.ledger, change.register);
  const move = register.moves[change.move];
  const to = move?.to ? register.states[move.to]?.label.toLowerCase() : undefined;
  const spoken = isSpoken(change.ref);
  const name = spoken
    ? `${register.title[0]} ${change.ref}`
    : `${register.title[0].toLowerCase()} ${clip(sentence(title), 60)}`;
  const renamed = change.sets[register.titled];
  const called =
    typeof renamed === 'string' && renamed !== title ? `“${clip(renamed, 90)}”` : clip(sentence(title), 90);
  const set = setWords(register, change, suggestion.from === 'added' ? null : saidKinds);
  const from =
    suggestion.from === 'waiting'
      ? words
      : words
        ? `from “${clip(words, 120)}”`
        : suggestion.from === 'added'
          ? 'added here'
          : '';
  const waits = undecided && legal ? 'once the decision is worded' : '';
  return (
    <li>
      <label>
        <input
          type={way === null ? 'checkbox' : 'radio'}
          name={way === null ? 'effect' : wayField(way)}
          value={key}
          data-effect
          checked={chosen}
          disabled={!legal}
          data-preset={preset ? 'yes' : 'no'}
        />
        <span>
          {move?.label.toLowerCase() ?? change.move} <a href={view.to(change.register, change.ref)}>{name}</a>
          {(spoken ? title !== change.ref || renamed : called.startsWith('“')) && `: ${called}`}
          {to && ` (→ ${to})`}
          {comes.length > 0 && `, with ${comes.length} more that waited for it`}
          {held && ', once the condition is met'}
          <span class="note">
            {problem ? problem.sentence : [from, ...set, waits].filter(Boolean).join(', ')}
            {problem?.clause && ` (${problem.clause})`}
          </span>
        </span>
      </label>
      {suggestion.from === 'added' && (
        <button type="submit" class="btn small" name="do" value={`drop-effect ${key}`}>
          Take out<span class="govuk-visually-hidden">: {`${move?.label ?? change.move} ${name}`}</span>
        </button>
      )}
      <input type="hidden" name="offered" value={key} />
      {preset && <input type="hidden" name="preset" value={key} />}
    </li>
  );
}

/** Of what is offered, what somebody worded or chose is said; days and links follow from the meeting. */
const saidKinds: ReadonlySet<string> = new Set(['text', 'prose', 'choice']);

/** What an effect sets that nothing else on the page says; only fields of these kinds where some are given. */
function setWords(register: Register, { sets }: Change, kinds: ReadonlySet<string> | null): string[] {
  return Object.entries(sets).flatMap(([name, value]) => {
    const field = register.fields[name];
    if (!field || name === register.titled || field.to === 'meeting') return [];
    if (kinds && (!kinds.has(field.kind) || value === null || value === '')) return [];
    return [`${field.label.toLowerCase()} “${clip(wordsFor(field, value), 80) || 'nothing'}”`];
  });
}
