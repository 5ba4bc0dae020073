-- The work somebody does for the code or one of its parties, from when until when; what they may see and do follows from it.
create table post (
  title text not null check (title <> ''),
  person text,
  kind text check (kind in ('secretariat', 'contact', 'regulator', 'government', 'operator', 'assessor')),
  organisation text,
  party text,
  starts date,
  ends date
);
select quorate_register('post');
alter table post add check (state in ('held', 'ended'));
