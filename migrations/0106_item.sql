-- One item of a meeting: what was said, what was decided, what is to be done.
create table item (
  title text not null check (title <> ''),
  meeting text,
  number text,
  position integer check (position > 0),
  narrative text,
  mentions text[],
  clauses text[],
  settled text
);
select quorate_register('item');
alter table item add check (state in ('tabled', 'taken', 'carried', 'withdrawn'));
create index on item (code, meeting) where known_to = 'infinity';
