/** A record that is not on record on the day looked at, though it is on another day, or was until it was taken back. */
import type { Tx } from '../../kernel/db.ts';
import type { Register } from '../../kernel/define.ts';
import { type Happening, history } from '../../kernel/history.ts';
import { Absent } from '../../kernel/problem.ts';
import { DayText } from '../../ui/day.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Card, Head } from '../../ui/head.tsx';
import { History } from '../../ui/history.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { eventsOf } from '../tell.tsx';
import { pathTo, type View } from '../view.ts';

interface Answer {
  html: { toString(): string };
  status: 200 | 404;
}

/** Throws Absent for what never was, and just so for what the reader may not see. */
export async function absentRecordPage(tx: Tx, view: View, register: Register, ref: string): Promise<Answer> {
  const happened = await history(tx, register, { code: view.code.id, ref, known: null });
  // A change that holds on this day, and no row: the row is classified higher than the change. It does not exist.
  if (happened.length === 0 || happened.some((one) => holds(view, one))) throw new Absent();
  const takenBack = happened.every((one) => one.withdrawn);
  const name = `${register.title[0]} ${ref}`;
  const html = (
    <Page title={name} frame={await frameOf(tx, view, register.name)}>
      <Head
        crumbs={[{ label: register.title[1], href: view.to(register.name) }, { label: ref }]}
        title={takenBack ? `${name}: taken back` : `${name}: not on record on this day`}
      />
      {takenBack ? (
        <TakenBack view={view} happened={happened} />
      ) : (
        <NotYet today={pathTo(view.code.id, register.name, ref)} happened={happened} />
      )}
      {takenBack && (
        <Card title="What happened">
          <History events={eventsOf(view, register, happened, new Map())} />
        </Card>
      )}
    </Page>
  );
  return { html, status: takenBack ? 200 : 404 };
}

/** Whether a change was true on the day looked at, and known at the instant. */
function holds({ asAt, at }: View, { effective, recorded, withdrawn }: Happening): boolean {
  if (effective > asAt.on) return false;
  if (at.known === null) return withdrawn === null;
  return recorded <= at.known && (withdrawn === null || withdrawn.recorded > at.known);
}

function TakenBack({ view, happened }: { view: View; happened: readonly Happening[] }) {
  const last = happened.findLast((one) => one.withdrawn)?.withdrawn;
  return (
    <Notice tone="warn">
      Everything that brought it on record was taken back, and no register holds it now.{' '}
      {last && <a href={view.to('log', last.decision)}>See the withdrawal</a>}
    </Notice>
  );
}

function NotYet({ today, happened }: { today: string; happened: readonly Happening[] }) {
  const days = happened.filter((one) => !one.withdrawn).map((one) => one.effective);
  return (
    <Empty title="Nothing was on record of it" step={{ label: 'See it today', href: today }}>
      The first that is known of it is true from <DayText day={days.sort()[0] ?? ''} />.
    </Empty>
  );
}
