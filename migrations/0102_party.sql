-- The companies bound by the code, from application to admission, with the category each belonged to and when.
create table party (
  name text not null check (name <> ''),
  category text,
  company_number text,
  admitted_on date,
  roles text[],
  mandate_on date,
  note text
);
select quorate_register('party');
alter table party add check (state in ('party', 'applied', 'refused', 'withdrawn'));
