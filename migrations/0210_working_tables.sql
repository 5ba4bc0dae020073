-- What is no record: work not yet decided, files of papers, people's own notes, mail waiting to go out, who is invited.

-- Text being written and decisions being prepared. Nothing here is true yet; what is decided becomes a Decision, and the
-- draft goes. Two people at once: a draft is changed only from the version its writer saw (src/drafts/).
create table draft (
  code text not null,
  kind text not null check (kind ~ '^[a-z-]+$'),
  ref text not null check (ref <> ''),
  version integer not null check (version > 0),
  content jsonb not null,
  changed timestamptz not null,
  changed_by text not null,
  class_group text not null,
  class_level smallint not null check (class_level between 0 and 3),
  primary key (code, kind, ref)
);
select quorate_secure('draft');
grant select, insert, update, delete on draft to quorate_writer;

-- The bytes of papers and documents, one row for each version of each paper: it bears that paper's own label.
create table file (
  code text not null,
  register text not null,
  ref text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  media_type text not null,
  bytes bytea not null,
  pages integer not null check (pages >= 0),
  content text not null,
  received timestamptz not null,
  class_group text not null,
  class_level smallint not null check (class_level between 0 and 3),
  primary key (code, register, ref, sha256)
);
select quorate_secure('file');
grant select, insert, update, delete on file to quorate_writer;

-- A reader's own notes on a paper: theirs alone, whoever else may see the paper.
create table private_note (
  account uuid not null references account,
  code text not null,
  register text not null,
  ref text not null,
  content text not null,
  changed timestamptz not null,
  primary key (account, code, register, ref)
);
alter table private_note enable row level security;
alter table private_note force row level security;
create policy own on private_note for all to quorate_app
  using (account::text = current_setting('quorate.account', true))
  with check (account::text = current_setting('quorate.account', true));
grant select, insert, update, delete on private_note to quorate_app;

-- Who is invited, and who they are on record: what they may see and do follows from that person's seats and posts.
alter table account
  add column code text,
  add column person text,
  add column email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  add column invited timestamptz,
  add column ended timestamptz;
create unique index account_by_email on account (lower(email)) where ended is null;

-- Mail on its way. With no server to send it, the administrator reads it here and passes it on.
create table mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  -- Emptied once sent, or once what it carries is of no more use: a link that signs in is not kept.
  content text,
  attached jsonb not null default '[]',
  queued timestamptz not null,
  sent timestamptz,
  failed text,
  tries integer not null default 0
);
create index on mail (queued) where sent is null;
grant select, insert, update, delete on mail to quorate_app;

-- Whoever follows a meeting hears that something was decided, and reads what they may see of it.
create function quorate_tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('quorate_decided', json_build_object('code', new.code, 'authority', new.authority_ref, 'decision', new.id)::text);
  return null;
end $$;
create trigger told after insert on log_decision for each row execute function quorate_tell();
