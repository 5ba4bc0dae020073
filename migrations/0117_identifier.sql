-- The ranges, signifiers and participant codes each party holds, and since when.
-- Range ends are kept as sixteen lower-case hexadecimal digits, so that their order as text is their order as numbers.
create table identifier (
  title text not null check (title <> ''),
  kind text check (kind in ('range', 'signifier', 'electricity', 'gas')),
  party text,
  range_from text check (range_from ~ '^[0-9a-f]{16}$'),
  range_to text check (range_to ~ '^[0-9a-f]{16}$'),
  role text,
  allocated_on date,
  note text,
  check ((range_from is null) = (range_to is null) and range_from <= range_to)
);
select quorate_register('identifier');
alter table identifier add check (state in ('allocated', 'awaited', 'released'));
create index on identifier (code, party) where known_to = 'infinity';
