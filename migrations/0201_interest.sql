-- An interest somebody declared in an item, and whether they took no part in it.
create table interest (
  title text not null check (title <> ''),
  meeting text,
  item text,
  person text,
  recused boolean
);
select quorate_register('interest');
alter table interest add check (state in ('declared', 'cleared'));
