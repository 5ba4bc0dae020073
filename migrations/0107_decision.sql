-- Every formal decision: the body that took it, when, at which item and in which words.
create table decision (
  text text not null check (text <> ''),
  verb text,
  body text,
  meeting text,
  item text,
  day date,
  basis text check (basis in ('form', 'narrative')),
  position integer check (position > 0)
);
select quorate_register('decision');
alter table decision add check (state in ('taken', 'conditional', 'superseded', 'rescinded'));
create index on decision (code, meeting) where known_to = 'infinity';
create index on decision (code, item) where known_to = 'infinity';
