-- Every meeting with its attendance, items, decisions and actions; drop in a set of minutes to add one.
create table meeting (
  title text not null check (title <> ''),
  body text,
  number integer check (number >= 0),
  day date,
  starts_at text check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends_at text check (ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text,
  classification text,
  minutes text,
  settled text,
  document text
);
select quorate_register('meeting');
alter table meeting add check (state in ('planned', 'held', 'cancelled'));
