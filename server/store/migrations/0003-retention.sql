-- Rows may be removed when their time is over, by `npm run retention` alone: it says so within its
-- transaction and leaves an audit event. Audit events themselves stay.

create or replace function chartside.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name <> 'audit_events'
     and current_setting('chartside.retention', true) = 'on' then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end;
$$;
