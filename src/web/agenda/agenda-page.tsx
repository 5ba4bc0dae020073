/** An agenda: drawn up by the secretary in a draft, then issued; afterwards changed in the open. */
import { fromParts } from '../../agenda/agenda-draft.ts';
import { type Entry, inParts, timesOf } from '../../agenda/entry.ts';
import { entryOfItem } from '../../agenda/issue.ts';
import type { Tx } from '../../kernel/db.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { StateChip } from '../../ui/chip.tsx';
import { DayText } from '../../ui/day.tsx';
import { ErrorSummary } from '../../ui/errors.tsx';
import { Head } from '../../ui/head.tsx';
import { Csrf } from '../../ui/hidden.tsx';
import { Notice, Will } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { frameOf } from '../frame.ts';
import { stateOf } from '../pages/list-page.tsx';
import type { View } from '../view.ts';
import { AgendaAside } from './agenda-aside.tsx';
import { baseFrom, entriesFrom, fields, shownFrom } from './agenda-form.ts';
import { AgendaList } from './agenda-list.tsx';
import { AgendaRow, type RowContext } from './agenda-row.tsx';
import { type AgendaShown, keepsAgendas } from './agenda-view.ts';
import { LateItem } from './late-item.tsx';

export async function agendaPage(tx: Tx, view: View, agenda: AgendaShown) {
  const { meeting } = agenda.waiting;
  const issued = agenda.items.length > 0;
  const edits = keepsAgendas(view) && meeting.state === 'planned';
  return (
    <Page
      title={`Agenda, ${meeting.title}`}
      frame={await frameOf(tx, view, 'agenda')}
      scripts={edits ? ['agenda.js'] : []}
    >
      <Head
        crumbs={[
          { label: 'Meetings ahead', href: view.to('agenda') },
          { label: meeting.title, href: view.to('meeting', meeting.ref) },
          { label: 'Agenda' },
        ]}
        title={`Agenda of ${meeting.title}`}
        lead={<Lead view={view} agenda={agenda} issued={issued} edits={edits} />}
        actions={
          <>
            <ButtonLink href={view.to('papers', meeting.ref)}>Papers and pack</ButtonLink>
            {edits && issued && <ButtonLink href={view.to('console', meeting.ref)}>Run the meeting</ButtonLink>}
          </>
        }
      />
      <Told view={view} />
      <ErrorSummary problems={agenda.problems} />
      <div class="two agenda-page">
        {edits ? <Editor view={view} agenda={agenda} issued={issued} /> : <AgendaList view={view} agenda={agenda} />}
        <AgendaAside view={view} agenda={agenda} edits={edits} />
      </div>
    </Page>
  );
}

function Lead({ view, agenda, issued, edits }: { view: View; agenda: AgendaShown; issued: boolean; edits: boolean }) {
  const { meeting } = agenda.waiting;
  const { day, starts_at, place } = meeting.fields;
  const register = view.site.ledger.registers.get('meeting');
  return (
    <>
      {register && <StateChip state={stateOf(register, meeting.state)} />}{' '}
      <span>
        <DayText day={String(day ?? '')} />
        {starts_at && `, ${starts_at}`}
        {place && `, ${place}`}
        {edits && (issued ? ' · issued: numbers stay' : ' · being drawn up: only the secretariat sees it')}
      </span>
    </>
  );
}

/** What the last press did. */
function Told({ view }: { view: View }) {
  const told = (name: string) => view.query.get(name);
  if (told('issued')) return <Notice tone="done">The agenda is issued. Late items take the next number.</Notice>;
  if (told('merged') === '2')
    return (
      <Notice tone="warn">
        Somebody else changed the same words meanwhile. Both are kept, one after the other; read them through.
      </Notice>
    );
  if (told('merged'))
    return <Notice tone="done">Somebody else changed this agenda meanwhile. Both changes are in it.</Notice>;
  if (told('changed')) return <Notice tone="done">The agenda is changed.</Notice>;
  if (told('kept')) return <Notice tone="done">Kept. Nothing is issued yet.</Notice>;
  return null;
}

function Editor({ view, agenda, issued }: { view: View; agenda: AgendaShown; issued: boolean }) {
  const { meeting, working } = agenda.waiting;
  const parts = agenda.form ? baseFrom(agenda.form) : agenda.parts;
  const kept = issued ? agenda.items.map((one) => entryOfItem(one, working)) : fromParts(parts).entries;
  const shown = agenda.form ? entriesFrom(agenda.form, issued ? kept : shownFrom(parts)) : kept;
  const { open, closed } = inParts(shown, working);
  const all = [...open, ...closed];
  const times = timesOf(
    all.map((one) => countedMinutes(agenda, one)),
    String(meeting.fields.starts_at ?? '') || null,
  );
  const context: RowContext = { view, agenda, issued };
  const rows = (part: readonly Entry[], from: number) =>
    part.map((entry, index) => (
      <AgendaRow
        context={context}
        entry={entry}
        place={{
          index,
          last: index === part.length - 1,
          number: numberOf(agenda, entry, from + index),
          time: times[from + index] ?? null,
        }}
      />
    ));
  return (
    <form
      method="post"
      action={view.to('agenda', meeting.ref)}
      class="agenda-editor"
      data-agenda
      data-starts={meeting.fields.starts_at}
    >
      <Csrf token={view.session?.csrf ?? ''} />
      {/* Enter in any box keeps what was typed: the first button of a form is the one it presses. */}
      <button type="submit" name={fields.does} value="save" class="govuk-visually-hidden" tabindex={-1}>
        Keep
      </button>
      <input type="hidden" name={fields.order} value={all.map((one) => one.id).join(' ')} data-order />
      {!issued && <input type="hidden" name={fields.base} value={JSON.stringify(parts)} />}
      {agenda.will && (
        <Will effects={agenda.will}>
          <Button weight="go" name={fields.does} value="issue">
            Issue the agenda
          </Button>
        </Will>
      )}
      <ol class="agenda-rows" data-part aria-label="Items">
        {rows(open, 0)}
      </ol>
      {closed.length > 0 && (
        <section class="closed-part" aria-label="Closed part">
          <h2>Closed part</h2>
          <p class="note">
            Taken after all else and numbered apart, so that an agenda without it has no gap. Only those cleared for an
            item see it.
          </p>
          <ol class="agenda-rows" data-part aria-label="Items of the closed part">
            {rows(closed, open.length)}
          </ol>
        </section>
      )}
      {issued ? <LateItem view={view} agenda={agenda} /> : <AddItem />}
      <div class="acts agenda-acts">
        <Button weight={issued ? 'go' : undefined} name={fields.does} value="save">
          {issued ? 'Record the changes' : 'Keep'}
        </Button>
        {!issued && !agenda.will && (
          <Button weight="go" name={fields.does} value="check">
            See what issuing will do
          </Button>
        )}
      </div>
    </form>
  );
}

function countedMinutes(agenda: AgendaShown, entry: Entry): { minutes: number } {
  const item = agenda.items.find((one) => one.ref === entry.id);
  return { minutes: item?.state === 'withdrawn' || !Number.isFinite(entry.minutes) ? 0 : entry.minutes };
}

/** Of an issued item its own number; before, the number it would get now. */
function numberOf(agenda: AgendaShown, entry: Entry, index: number): string {
  const item = agenda.items.find((one) => one.ref === entry.id);
  if (item) return String(item.fields.number ?? '');
  return entry.level > agenda.waiting.working ? 'C' : String(index + 1);
}

function AddItem() {
  return (
    <div class="agenda-add">
      <label class="govuk-label" for={fields.added}>
        One more item
      </label>
      <div class="agenda-add-line">
        <input class="govuk-input" id={fields.added} name={fields.added} placeholder="Its title" />
        <Button name={fields.does} value="add">
          Add
        </Button>
      </div>
    </div>
  );
}
