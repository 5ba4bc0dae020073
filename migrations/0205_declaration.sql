-- The undertaking somebody signed before they may read what is most closely held by a body.
create table declaration (
  title text not null check (title <> ''),
  person text,
  body text,
  policy_version text,
  signed_on date
);
select quorate_register('declaration');
alter table declaration add check (state in ('signed', 'ended'));
