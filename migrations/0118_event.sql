-- Dates and milestones the minutes speak of, and the meetings of other bodies, each with the sentence it came from.
-- Minutes print a month as often as a day: one of the two columns is filled, neither is made up from the other.
create table event (
  title text not null check (title <> ''),
  said text,
  day date,
  month text check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  kind text check (kind in ('meeting', 'date', 'milestone')),
  body text,
  meeting text,
  item text
);
select quorate_register('event');
alter table event add check (state in ('noted', 'expected', 'reached', 'cancelled'));
create index on event (code, meeting) where known_to = 'infinity';
create index on event (code, item) where known_to = 'infinity';
