-- The ground of every register: identities, the log, two clocks, row-level security. Register tables come later, each
-- with its own fields only; quorate_register() gives them the rest.

-- Who may do what to the database. The server connects as its own login role and never works as that role: each
-- transaction takes one of these.
--   quorate_public  reads level 0 rows, whatever is claimed
--   quorate_app     reads what the transaction's clearance allows
--   quorate_writer  is taken inside commit(), after the actor's own sight and powers were checked; by sealing and
--                   verifying the log; and for documents under review, which are no records yet
do $$
declare r text;
begin
  foreach r in array array['quorate_public', 'quorate_app', 'quorate_writer'] loop
    begin
      execute format('create role %I nologin', r);
    exception when duplicate_object or unique_violation then null; -- roles belong to the cluster, not the database
    end;
    -- From PostgreSQL 16 on, who makes a role may give it away but not take it on, unless granted so.
    execute format('grant %I to current_user', r);
  end loop;
end $$;
grant usage on schema public to quorate_public, quorate_app, quorate_writer;

-- The claims of this transaction: {"sec/panel": 2, "*": 1}. Set with set_config(…, is_local => true), so that a pooled
-- connection carries nothing over.
create function quorate_clearance() returns jsonb language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('quorate.clearance', true), ''), '{}')::jsonb $$;

-- Every record there has ever been word of. An identity is no secret-keeper: only the writer may read it.
create table record (
  id uuid primary key,
  code text not null check (code <> ''),
  register text not null check (register <> ''),
  ref text not null check (ref <> ''),
  unique (code, register, ref)
);

-- Locks records in one order, so that two decisions that touch the same ones wait for each other and never deadlock.
create function quorate_lock(ids uuid[]) returns void language plpgsql as $$
begin
  perform 1 from record where id = any(ids) order by id for update;
end $$;

create table log_decision (
  id uuid primary key,
  code text not null,
  authority_kind text not null check (authority_kind in ('meeting', 'post')),
  authority_ref text not null check (authority_ref <> ''),
  body text not null,
  title text not null check (title <> ''),
  clause text,
  effective date not null,
  recorded timestamptz not null,
  actor text not null check (actor <> ''),
  found boolean not null,
  withdraws uuid references log_decision,
  class_group text not null,
  class_level smallint not null check (class_level between 0 and 3)
);
create unique index log_decision_withdrawn_once on log_decision (withdraws);
create index on log_decision (code, authority_ref);
create index on log_decision (recorded desc, id);

create table log_entry (
  seq bigint generated always as identity primary key,
  decision uuid not null references log_decision,
  record uuid not null references record,
  -- Said again here because identities are for the writer alone.
  register text not null,
  ref text not null,
  move text not null,
  -- Both clocks: when it is true, and when Quorate learned it.
  effective date not null,
  recorded timestamptz not null,
  -- Orders changes of one day: by authority and place in it, never by time of arrival.
  placed text not null,
  -- The entry that this one takes back.
  withdraws bigint references log_entry,
  class_group text not null,
  class_level smallint not null check (class_level between 0 and 3),
  -- Canonical JSON {sets, image, label, passage}; erased (with its salt) when a person's rights require it. The
  -- commitment stays, so the leaf still verifies.
  payload text,
  salt bytea,
  commitment bytea not null check (length(commitment) = 32),
  leaf bytea not null check (length(leaf) = 32),
  check ((payload is null) = (salt is null))
);
create index on log_entry (record, effective, placed, seq);
create index on log_entry (decision);
create unique index log_entry_withdrawn_once on log_entry (withdraws);

-- Sealing gives entries their place in the RFC 6962 tree, so commits need no common lock.
create table log_leaf (
  place bigint primary key check (place >= 0),
  entry bigint not null unique references log_entry,
  leaf bytea not null
);
create table log_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  -- The roots of the complete subtrees, largest first: what is needed to go on without reading the whole log.
  frontier bytea[] not null,
  -- A C2SP signed note.
  note text not null,
  sealed timestamptz not null
);

create function quorate_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'log_entry' then
    -- Erasure: payload and salt go together, nothing else moves.
    if new.payload is null and new.salt is null
       and (to_jsonb(new) - 'payload' - 'salt') = (to_jsonb(old) - 'payload' - 'salt') then
      return new;
    end if;
  end if;
  raise exception 'The log is append-only: % of % is refused.', lower(tg_op), tg_table_name using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['log_decision', 'log_entry', 'log_leaf', 'log_checkpoint'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function quorate_refuse_change()', t);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function quorate_refuse_change()', t);
  end loop;
end $$;

-- Row-level security for anything that carries a label. Forced, so it binds the owner too.
create function quorate_secure(t regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy sees on %s for select to quorate_app using (class_level = 0 or class_level <= '
    || 'coalesce(((select quorate_clearance()) ->> class_group)::smallint, ((select quorate_clearance()) ->> ''*'')::smallint, 0))', t);
  execute format('create policy sees_public on %s for select to quorate_public using (class_level = 0)', t);
  execute format('create policy writes on %s for all to quorate_writer using (true) with check (true)', t);
  execute format('grant select on %s to quorate_app, quorate_public', t);
end $$;

-- What a reader asks for is held against rows they may not see only by functions that tell nothing of a row, not even by
-- an error. PostgreSQL must know that of a function before an index may find rows by it under row-level security; of these
-- two it does not, and full text would read whole registers. Only a superuser may say so: on another's server it is slow.
do $$
begin
  alter function ts_match_vq(tsvector, tsquery) leakproof;
  alter function lower(text) leakproof;
exception when insufficient_privilege then null;
end $$;

-- Turns a table of a register's own fields into a register: one row a version, a rectangle in both clocks.
create function quorate_register(t text) returns void language plpgsql as $$
begin
  execute format($f$
    alter table %1$I
      add column id uuid not null references record,
      add column code text not null,
      add column ref text not null,
      add column sort_key text collate "C" not null,
      add column state text not null,
      add column class_group text not null,
      add column class_level smallint not null check (class_level between 0 and 3),
      add column effective_from date not null,
      add column effective_to date not null default 'infinity' check (effective_to > effective_from),
      add column known_from timestamptz not null,
      add column known_to timestamptz not null default 'infinity' check (known_to >= known_from),
      add column entry bigint not null references log_entry,
      add column words text not null,
      add column search tsvector generated always as (to_tsvector('english', words)) stored,
      add primary key (id, effective_from, known_from)
  $f$, t);
  execute format('create unique index on %I (id, effective_from) where known_to = ''infinity''', t);
  -- The order of lists, and the rectangle: a page of any past day, as known at any instant, reads only the rows it shows.
  execute format('create index on %I (code, sort_key, id, effective_from, effective_to, known_from, known_to)', t);
  execute format('create index on %I (code, ref)', t);
  execute format('create index on %I using gin (search) where known_to = ''infinity''', t);
  execute format('create index on %I (code, (lower(ref) collate "C")) where known_to = ''infinity''', t);
  -- The rectangle alone: counting a past day does not read every version there ever was.
  execute format('create index on %I (code, effective_from, effective_to, known_from, known_to)', t);
  perform quorate_secure(t::regclass);
  execute format('grant select, insert, update (known_to) on %I to quorate_writer', t);
end $$;

select quorate_secure('log_decision');
select quorate_secure('log_entry');
grant select, insert, update (id) on record to quorate_writer; -- update: what `for update` asks for
grant select, insert on log_decision, log_entry, log_leaf, log_checkpoint to quorate_writer;
-- Hashes say nothing of what they cover; anyone may check the tree.
grant select on log_leaf, log_checkpoint to quorate_app, quorate_public;

-- Documents read. One under review is a working paper of the staff; accepted, it takes the label it declares.
create table source (
  code text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('text', 'markdown', 'docx', 'pdf')),
  pages integer not null,
  content text not null,
  state text not null check (state in ('review', 'accepted', 'withdrawn')),
  choices jsonb not null default '{}',
  decision uuid references log_decision,
  received timestamptz not null,
  received_by text not null,
  -- Sample minutes give way to real ones of the same meeting.
  sample boolean not null default false,
  class_group text not null,
  class_level smallint not null check (class_level between 0 and 3),
  primary key (code, sha256),
  check ((state = 'review') = (decision is null))
);
create index on source (decision);
select quorate_secure('source');
grant select, insert, update, delete on source to quorate_writer;

-- People who sign in. Secrets are stored as hashes only.
create table account (
  id uuid primary key,
  name text not null check (name <> ''),
  powers text[] not null default '{}',
  clearance jsonb not null default '{}',
  created timestamptz not null
);
create table sign_in_link (
  token_hash bytea primary key,
  account uuid not null references account,
  expires timestamptz not null,
  used timestamptz
);
create table session (
  token_hash bytea primary key,
  account uuid not null references account,
  expires timestamptz not null,
  created timestamptz not null
);
create index on session (account);
grant select, insert, update, delete on account, sign_in_link, session to quorate_app;
