/** Who attends the bodies without a seat: those whom the regulator and the government send, on the day looked at. */
import { type Place, peopleNamed } from '../../governing/bench.ts';
import type { Tx } from '../../kernel/db.ts';
import { registerOf } from '../../kernel/ledger.ts';
import { listRows, type Row } from '../../kernel/read.ts';
import { dayWords } from '../../ui/dates.ts';
import { Card } from '../../ui/head.tsx';
import { withQuery } from '../../ui/query.ts';
import type { View } from '../view.ts';
import { mayRecord } from './act.tsx';

const sent = ['regulator', 'government'];

export interface Attending {
  posts: Row[];
  people: ReadonlyMap<string, string>;
}

/** Posts held on the day by those who are sent to attend, as far as the reader may see them. */
export async function attendingOf(tx: Tx, view: View): Promise<Attending> {
  const { code, at, site } = view;
  const place: Place = { code, at };
  const filters = { kind: sent, state: ['held'] };
  const { rows } = await listRows(tx, registerOf(site.ledger, 'post'), { code: code.id, at, filters });
  const day = (row: Row, name: string) => String(row.fields[name] ?? '');
  // On record as soon as it is known, a post may begin later; it may end later than it is taken over.
  const posts = rows.filter(
    (row) => day(row, 'starts') <= at.day && (day(row, 'ends') === '' || at.day <= day(row, 'ends')),
  );
  return { posts, people: await peopleNamed(tx, site.ledger, place, posts) };
}

export function AttendingCard({ view, attending }: { view: View; attending: Attending }) {
  const { posts, people } = attending;
  const changes = mayRecord(view);
  if (posts.length === 0 && !changes) return null;
  return (
    <Card title="Attend without a vote">
      {posts.length === 0 && <p>Nobody from the regulator or the government is on record.</p>}
      <section class="seats">
        <ul>
          {posts.map((row) => {
            const { person, organisation, ends } = row.fields;
            const name = people.get(String(person)) ?? row.title;
            return (
              <li>
                <a href={view.to('person', String(person))}>
                  <b>{name}</b>
                </a>
                <span class="note">
                  {organisation}
                  {ends && `, until ${dayWords(String(ends), 'short')}`}
                </span>
                {changes && (
                  <span class="acts">
                    <a href={withQuery(view.to('access', 'posts', 'appoint'), { succeeds: row.ref })}>
                      Successor<span class="govuk-visually-hidden"> of {name}</span>
                    </a>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      {changes && (
        <p>
          <a href={view.to('access', 'posts', 'appoint')}>Appoint a representative</a>
        </p>
      )}
    </Card>
  );
}
