-- The steps of timetables: when each was first, is agreed and is now expected to end.
create table step (
  title text not null check (title <> ''),
  modification text,
  position integer,
  kind text check (kind in ('work', 'consultation', 'assessment', 'meeting', 'decision', 'release')),
  step text,
  after text[],
  length integer,
  anchor text,
  baseline date,
  agreed date,
  starts_on date,
  ends_on date,
  started_on date,
  ended_on date,
  computed_on date,
  reason text,
  last_meeting text
);
select quorate_register('step');
alter table step add check (state in ('planned', 'running', 'over', 'dropped'));
create index on step (code, modification) where known_to = 'infinity';
