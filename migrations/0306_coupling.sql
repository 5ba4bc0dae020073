-- Changes that must, or must not, go live together.
create table coupling (
  title text not null check (title <> ''),
  kind text check (kind in ('together', 'apart', 'after')),
  first text,
  second text,
  reason text,
  challenge text,
  outcome text,
  last_meeting text
);
select quorate_register('coupling');
alter table coupling add check (state in ('standing', 'challenged', 'lifted'));
