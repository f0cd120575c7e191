-- The budget of a hosted model is counted from the audit of the day.

create index audit_events_hosted_model on chartside.audit_events (tenant, at)
  where action in ('hosted-model.asked', 'hosted-model.ended');
