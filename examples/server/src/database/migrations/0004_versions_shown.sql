-- Whether everybody could read it then: what a post said while it waited for a moderator is its author's and moderators' alone.
alter table post_versions add column shown boolean not null default true;
