-- The dates on which changes go live together, and what each carries.
create table release (
  title text not null check (title <> ''),
  planned text,
  planned_on date,
  live_on date,
  kind text,
  version text,
  scope text,
  last_meeting text
);
select quorate_register('release');
alter table release add check (state in ('planned', 'live', 'cancelled'));
create index on release (code, last_meeting) where known_to = 'infinity';
