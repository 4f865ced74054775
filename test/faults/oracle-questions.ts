/**
 * What the oracle asks the database. Each question answers the faults, one sentence a row, and none where all is well.
 * $1 holds what clients know: the commands that were acknowledged, one row per fact that each must have left.
 * The sentences of the rules are written anew from design.md; nothing here is shared with the server.
 */
const told = `jsonb_to_recordset($1::jsonb) as told (key uuid, type text, handover uuid, version integer)`;

const factsOfStafet = `('delivered', 'delivery-failed', 'transferred', 'reminded', 'deadline-passed', 'escalated', 'circumstance',
  'closed-by-event', 'reopened')`;

// Design 4.3, «Version and ETag».
const factsThatMoveTheVersion = `('create', 'send', 'accept', 'reject', 'ask', 'answer', 'redirect', 'withdraw', 'reschedule',
  'complete', 'correct', 'closed-by-event')`;

// Who hears of which fact. A draft is nobody's business.
const whoHears = `(values ('send', 'receiver'), ('accept', 'sender'), ('reject', 'sender'), ('ask', 'sender'),
  ('answer', 'receiver'), ('redirect', 'sender'), ('withdraw', 'receiver'), ('reschedule', 'receiver'),
  ('complete', 'sender'), ('correct', 'receiver'), ('transferred', 'sender'), ('delivery-failed', 'sender'),
  ('reminded', 'receiver'), ('deadline-passed', 'sender'), ('deadline-passed', 'receiver')) as hears (type, side)`;

export const questions: Readonly<Record<string, string>> = {
  'every acknowledged command is in the trail exactly once': `
    select format('%s %s of %s at version %s: %s times', told.type, told.key, told.handover, told.version, count(a.seq))
    from ${told} left join audit_entry a on a.command_id = told.key and a.type = told.type
      and a.handover_id = told.handover and a.version = told.version
    group by told.type, told.key, told.handover, told.version having count(a.seq) <> 1`,

  'nothing is in the trail that nobody was told of': `
    select format('%s %s of %s', a.type, a.command_id, a.handover_id) from audit_entry a
    where a.command_id is not null
      and not exists (select from ${told} where told.key = a.command_id and told.type = a.type)`,

  'what a person did has a command, what Stafet did has none': `
    select format('%s of %s, entry %s', a.type, a.handover_id, a.seq)
    from audit_entry a join handover h on h.id = a.handover_id
    where (a.command_id is null) <> (a.type in ${factsOfStafet}
      or (h.redirected_from is not null and a.type in ('create', 'send')))`,

  'the trail has no gap and the handover ends where its trail ends': `
    select format('%s: %s entries, last %s, the handover says %s', h.id, count(a.seq), max(a.seq), h.seq)
    from handover h left join audit_entry a on a.handover_id = h.id group by h.id
    having count(a.seq) <> h.seq or max(a.seq) is distinct from h.seq or min(a.seq) is distinct from 1
      or (array_agg(a.hash order by a.seq desc))[1] is distinct from h.chain_hash`,

  'what is asked of an entry is what its hash covers': `
    select format('entry %s of %s', seq, handover_id) from audit_entry
    where (entry ->> 'handover', entry ->> 'seq', entry ->> 'type', entry ->> 'organization', entry ->> 'actor',
        entry ->> 'version', (entry ->> 'command')::uuid, (entry ->> 'at')::timestamptz)
      is distinct from (handover_id::text, seq::text, type, organization_id, actor_id, version::text, command_id, recorded_at)`,

  'the version counts the decisions that moved it': `
    select format('%s: version %s, moved %s times', h.id, h.version, count(distinct a.recorded_at))
    from handover h left join audit_entry a on a.handover_id = h.id and a.type in ${factsThatMoveTheVersion}
    group by h.id having h.version <> count(distinct a.recorded_at)`,

  'every item has exactly one holder at every instant from its beginning on': `
    with boundary as (
      select item_id, valid_from as moment, 1 as step from responsibility_interval
      union all select item_id, valid_to, -1 from responsibility_interval where valid_to <> 'infinity'),
    swept as (
      select item_id, moment, sum(sum(step)) over (partition by item_id order by moment) as holders
      from boundary group by item_id, moment)
    select format('item %s has %s holders from %s', item_id, holders, moment) from swept where holders <> 1
    union all
    select format('item %s has no holder at all', i.id) from responsibility_item i
    where not exists (select from responsibility_interval r where r.item_id = i.id)`,

  'a holder begins with the sending, or with a confirmation by her own organisation and not before it': `
    select format('item %s from %s: %s by entry %s of %s', r.item_id, r.valid_from, r.holder, r.evidence_seq, r.handover_id)
    from responsibility_interval r join responsibility_item i on i.id = r.item_id
    left join audit_entry a on a.handover_id = r.handover_id and a.seq = r.evidence_seq
    left join handover h on h.id = r.handover_id
    where case
      when r.valid_from = (select min(f.valid_from) from responsibility_interval f where f.item_id = r.item_id)
        then a.type = 'send' and r.holder = h.sender and h.patient_id = i.patient_id
      else a.type = 'accept' and r.holder = h.receiver and a.organization_id = h.receiver and r.valid_from >= a.recorded_at
        and h.patient_id = i.patient_id and exists (select from ${told} where told.key = a.command_id and told.type = 'accept')
      end is not true`,

  'a transfer is recorded once, after its moment, with the moment that the ledger has': `
    select format('%s of %s is %s: %s transfers recorded', l.kind, l.handover_id, l.status, count(a.seq))
    from handover_item l
    left join audit_entry a on a.handover_id = l.handover_id and a.type = 'transferred' and a.entry -> 'items' ? (l.kind || case l.scope when '' then '' else '/' || l.scope end)
    left join responsibility_interval r on r.item_id = l.item_id and r.handover_id = l.handover_id and r.evidence_type = 'accept'
    group by l.kind, l.scope, l.handover_id, l.status, r.valid_from
    having count(a.seq) > 1 or (count(a.seq) = 0 and r.valid_from <= clock_timestamp() - interval '2 seconds')
      or (count(a.seq) = 1 and (min((a.entry ->> 'effectiveAt')::timestamptz) = r.valid_from
        and min(a.recorded_at) >= r.valid_from) is not true)`,

  'a deadline is passed once each time its clock runs, never early, and escalated with it': `
    with passed as (
      select a.handover_id, a.seq, a.recorded_at, a.entry ->> 'deadline' as name,
        lag(a.seq) over (partition by a.handover_id, a.entry ->> 'deadline' order by a.seq) as earlier
      from audit_entry a where a.type = 'deadline-passed')
    select format('%s of %s passed in entries %s and %s', p.name, p.handover_id, p.earlier, p.seq) from passed p
    where p.earlier is not null and not exists (select from audit_entry b
      where b.handover_id = p.handover_id and b.seq between p.earlier and p.seq and b.type in ('ask', 'answer', 'reschedule'))
    union all
    select format('%s of %s passed without its escalation', p.name, p.handover_id) from passed p
    where not exists (select from audit_entry b where b.handover_id = p.handover_id and b.seq = p.seq + 1
      and b.type = 'escalated' and b.entry ->> 'deadline' = p.name)
    union all
    select format('%s escalations and %s passed deadlines', escalated, passed) from (
      select count(*) filter (where type = 'escalated') as escalated, count(*) filter (where type = 'deadline-passed') as passed
      from audit_entry) counted where escalated <> passed
    union all
    select format('%s of %s passed before %s', d.name, d.handover_id, d.expires_at)
    from deadline d left join passed p on p.handover_id = d.handover_id and p.name = d.name
    where d.kind = 'response' and (d.state = 'passed' or d.state = 'running' and d.level > 1)
    group by d.name, d.handover_id, d.expires_at having not coalesce(max(p.recorded_at) >= d.expires_at, false)
    union all
    select format('%s of %s was due at %s', name, handover_id, due_at) from deadline
    where state = 'running' and due_at < clock_timestamp() - interval '5 seconds'`,

  'every fact that somebody is to hear of has one message to each, and no other message exists': `
    with expected as (
      select a.handover_id, a.seq, case hears.side when 'sender' then h.sender else h.receiver end as recipient
      from audit_entry a join handover h on h.id = a.handover_id join ${whoHears} on hears.type = a.type
      where h.sent_at is not null and (a.type <> 'withdraw' or a.recorded_at >= h.sent_at)),
    kept as (select handover_id, seq, recipient, count(*) as messages from outbox_message group by handover_id, seq, recipient)
    select format('%s, entry %s, to %s: %s messages', handover_id, seq, recipient, coalesce(messages, 0))
    from expected full join kept using (handover_id, seq, recipient)
    where messages is distinct from 1 or expected.seq is null`,

  'no message is on its way': `
    select format('%s to %s since %s, published %s', id, recipient, created_at, published_at)
    from outbox_message where published_at is null or completed_at is null
    union all
    select format('job %s is %s', id, state) from bullmq.job where state in ('waiting', 'active', 'delayed', 'failed')`,

  'each message has one delivery per channel of its recipient, and one notification': `
    with expected as (
      select m.id, m.recipient, 'in-app' as channel, 'delivered' as status from outbox_message m
      union all
      select m.id, m.recipient, 'email', 'sent' from outbox_message m
      join organization_contact c on c.organization_id = m.recipient and c.email is not null),
    kept as (
      select message_id as id, recipient, channel, count(*) as rows, min(status) as status
      from delivery group by message_id, recipient, channel)
    select format('%s to %s by %s: %s rows, %s', id, recipient, channel, coalesce(kept.rows, 0), kept.status)
    from expected full join kept using (id, recipient, channel)
    where kept.rows is distinct from 1 or kept.status is distinct from expected.status
    union all
    select format('%s: %s notifications', m.id, count(n.id)) from outbox_message m
    left join notification n on n.message_id = m.id and n.organization_id = m.recipient
    group by m.id having count(n.id) <> 1`,

  'one answer is kept for each acknowledged command, and none for anything else': `
    select format('command %s: %s answers', key, coalesce(kept.answers, 0))
    from (select distinct key from ${told}) commands
    full join (select key, count(*) as answers from idempotency group by key) kept using (key)
    where kept.answers is distinct from 1 or commands.key is null`,
};
