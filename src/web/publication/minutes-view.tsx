/** A set of minutes to be read on the page: the same words as in its files. */
import type { Child } from 'hono/jsx';
import type { HouseStyle } from '../../codes/code.ts';
import type { AttendanceFact } from '../../minutes/proposal.ts';
import {
  actionWords,
  deciderIn,
  decisionEntries,
  decisionSentence,
  type MeetingMinutes,
  personWords,
  saidOfUpdate,
} from '../../minutes/render-text.ts';
import { prepareStyle } from '../../minutes/style.ts';

type Item = MeetingMinutes['items'][number];

interface MinutesViewProps {
  minutes: MeetingMinutes;
  house: HouseStyle;
  /** What stands under an item: the comments on it. */
  under?: (item: Item) => Child;
}

/** Where an item stands on the page. */
export function anchorOf(item: Pick<Item, 'number'>, at: number): string {
  return `item-${item.number ?? `at-${at + 1}`}`;
}

export function MinutesView({ minutes, house, under }: MinutesViewProps) {
  return (
    <article class="minutes set-of-minutes">
      {minutes.items.map((item, at) => (
        <section id={anchorOf(item, at)}>
          <h2>
            {item.number !== null && <span class="no">{item.number}</span>}
            <span>{item.title}</span>
          </h2>
          <Narrative words={item.narrative} />
          <Updates minutes={minutes} item={item} />
          <Decisions minutes={minutes} item={item} house={house} />
          <Actions minutes={minutes} item={item} house={house} />
          {under?.(item)}
        </section>
      ))}
    </article>
  );
}

const bullet = /^[•·▪‣–-]\s+/;

function Narrative({ words }: { words: string }) {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return (
    <>
      {lines.map((line) =>
        bullet.test(line) ? <p class="bullet">{line.replace(bullet, '')}</p> : <p>{line.replaceAll('\t', ' · ')}</p>,
      )}
    </>
  );
}

function Updates({ minutes, item }: { minutes: MeetingMinutes; item: Item }) {
  const updates = minutes.updates.filter((one) => one.item !== null && String(one.item) === String(item.number));
  if (updates.length === 0) return null;
  return (
    <dl class="facts updates">
      {updates.map((update) => (
        <>
          <dt>{update.ref}</dt>
          <dd class="prose">{saidOfUpdate(update)}</dd>
        </>
      ))}
    </dl>
  );
}

function Decisions({ minutes, item, house }: { minutes: MeetingMinutes; item: Item; house: HouseStyle }) {
  if (item.decisions.length === 0) return null;
  const decider = deciderIn(minutes, house);
  const sentence = decisionSentence(item.decisions, decider, house);
  if (sentence)
    return (
      <div class="box">
        {sentence.decider} <b class="verb">{sentence.verb}</b>
        {sentence.rest}
      </div>
    );
  return (
    <div class="box">
      {decider}:
      <ul>
        {decisionEntries(item.decisions).map(({ verb, rest }) => (
          <li>
            <b class="verb">{verb}</b>
            {rest}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Actions({ minutes, item, house }: { minutes: MeetingMinutes; item: Item; house: HouseStyle }) {
  const raised = minutes.actions.filter(({ ref }) => item.actions?.includes(ref));
  return (
    <>
      {raised.map((action) => {
        const { label, said } = actionWords(action, prepareStyle(house));
        return (
          <div class="box action">
            <b>{label}</b> {said}
          </div>
        );
      })}
    </>
  );
}

/** Who was there, by group as the house has them, and who sent apologies. */
export function MinutesRoll({ minutes, house }: { minutes: MeetingMinutes; house: HouseStyle }) {
  const style = prepareStyle(house);
  const present = minutes.attendance.filter((one) => one.present);
  const away = minutes.attendance.filter((one) => !one.present);
  const groups = [...house.groups.map(({ name }) => name), null];
  const known = new Set(groups);
  const within = (people: readonly AttendanceFact[], group: string | null) =>
    people.filter((one) => (known.has(one.group) ? one.group : null) === group);
  if (minutes.attendance.length === 0) return <p class="note">No attendance is on record.</p>;
  return (
    <dl class="roll">
      {groups
        .filter((group) => within(present, group).length > 0)
        .map((group) => (
          <>
            <dt>{group ?? 'Others'}</dt>
            <dd>
              {within(present, group)
                .map((one) => personWords(one, style))
                .join(', ')}
            </dd>
          </>
        ))}
      {away.length > 0 && (
        <>
          <dt>Apologies</dt>
          <dd>{away.map((one) => (one.group ? `${one.name} (${one.group})` : one.name)).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
