-- Files of posts. Their bytes lie in a folder beside the database, each under its id.
create table attachments (
  -- 160 random bits: who was not told cannot guess it.
  id text collate "C" primary key,
  owner_id bigint not null references members on delete cascade,
  -- The post that speaks of it; null until one does, and where it no longer does.
  post_id bigint references posts on delete set null,
  position integer not null default 0,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  width integer,
  height integer,
  alt text,
  created_at timestamptz not null default clock_timestamp(),
  -- When no post spoke of it any more.
  free_since timestamptz default clock_timestamp()
);
create index attachments_by_post on attachments (post_id, position) where post_id is not null;
create index attachments_by_owner on attachments (owner_id);
create index attachments_unused on attachments (free_since) where post_id is null;

-- Where a post goes, its files are free again, and go a day later.
create function attachments_free() returns trigger language plpgsql as $$
begin
  if new.post_id is null and old.post_id is not null then
    new.free_since := clock_timestamp();
  end if;
  return new;
end $$;
create trigger attachments_free before update of post_id on attachments
  for each row execute function attachments_free();
