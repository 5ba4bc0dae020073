-- Changes in the registers of other codes.
create table counterpart (
  title text not null check (title <> ''),
  other text,
  number text,
  status text,
  proposer text,
  raised_on date,
  implements_on date,
  description text,
  impacts text[],
  leads boolean,
  address text,
  related text[],
  published_on date
);
select quorate_register('counterpart');
alter table counterpart add check (state in ('live', 'closed', 'gone'));
