-- Somebody put forward for a seat, by whom, and with how many votes.
create table nomination (
  title text not null check (title <> ''),
  election text,
  person text,
  nominated_by text,
  statement text,
  votes integer check (votes >= 0)
);
select quorate_register('nomination');
alter table nomination add check (state in ('nominated', 'elected', 'unsuccessful', 'withdrawn'));
