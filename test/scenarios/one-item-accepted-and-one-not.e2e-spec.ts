import { after, beginStory, bruno, eventually, municipality, ward, type Handover, type Story } from './story';

jest.setTimeout(40_000);

describe('the municipality takes over the support and not the nursing', () => {
  let story: Story;
  let asked: Handover;
  let answered: Handover;
  let accepted: string;
  let rejected: string;

  beforeAll(async () => {
    story = await beginStory();
    asked = await story.handOver({ items: ['social-support', 'nursing-rehab'] });
    await story.does('caseworker-randers', asked.id, { type: 'accept', items: ['social-support'] });
    answered = await story.does('caseworker-randers', asked.id, {
      type: 'reject',
      items: ['nursing-rehab'],
      reason: 'missing-information',
      text: 'Vi kan ikke se, hvilken hjælp borgeren får i dag.',
    });
    const facts = await story.timeline(asked.id);
    accepted = facts.find((fact) => fact.type === 'accept')!.at;
    rejected = facts.find((fact) => fact.type === 'reject')!.at;
  });
  afterAll(async () => story.end());

  it('shows each item with its own status and its own holder', () => {
    expect(answered.items).toEqual([
      expect.objectContaining({
        kind: 'social-support',
        status: 'transferred',
        holder: expect.objectContaining({ id: municipality, since: accepted }),
      }),
      expect.objectContaining({
        kind: 'nursing-rehab',
        status: 'rejected',
        holder: expect.objectContaining({ id: ward, since: asked.items[1]!.holder.since }),
      }),
    ]);
    expect(answered).toMatchObject({ phase: 'transferred', patient: { maskedCpr: '250947-****', name: bruno.name } });
  });

  it('moves the support at the very millisecond of the acceptance, and the nursing never', async () => {
    const before = { 'social-support': ward, 'nursing-rehab': ward };
    const afterwards = { 'social-support': municipality, 'nursing-rehab': ward };
    expect(await story.holders(asked.id, asked.delivery.sentAt)).toEqual(before);
    expect(await story.holders(asked.id, accepted, -1)).toEqual(before);
    expect(await story.holders(asked.id, accepted)).toEqual(afterwards);
    expect(await story.holders(asked.id, rejected, -1)).toEqual(afterwards);
    expect(await story.holders(asked.id, rejected)).toEqual(afterwards);
    expect(await story.holders(asked.id)).toEqual(afterwards);
  });

  it('proves each holder with the audit entry that made her one', async () => {
    const facts = await story.timeline(asked.id);
    const factOf = (type: string) => facts.find((fact) => fact.type === type)!;
    const { items } = await story.held(asked.id, rejected);
    const evidence = Object.fromEntries(items.map((item) => [item.kind, item.evidence]));
    expect(evidence).toEqual({
      'social-support': { handover: asked.id, seq: factOf('accept').seq, hash: factOf('accept').hash },
      'nursing-rehab': { handover: asked.id, seq: factOf('send').seq, hash: factOf('send').hash },
    });
  });

  it('tells what happened in order, in words only to those who may read them', async () => {
    const types = (await story.timeline(asked.id)).map((fact) => fact.type).filter((type) => type !== 'delivered');
    expect(types).toEqual(['create', 'send', 'accept', 'transferred', 'reject']);
    const rejection = (await story.timeline(asked.id)).find((fact) => fact.type === 'reject')!;
    expect(rejection).toMatchObject({ items: ['nursing-rehab'], reason: 'missing-information' });
    expect(rejection.text).toBe('Vi kan ikke se, hvilken hjælp borgeren får i dag.');
    const forAuditor = (await story.timeline(asked.id, 'auditor')).find((fact) => fact.type === 'reject')!;
    expect(forAuditor).toMatchObject({ reason: 'missing-information' });
    expect(forAuditor).not.toHaveProperty('text');
  });

  it('says in the timeline from whom to whom the support went', async () => {
    const transferred = (await story.timeline(asked.id)).find((fact) => fact.type === 'transferred')!;
    expect(transferred).toMatchObject({
      items: ['social-support'],
      effectiveAt: accepted,
      previousHolder: { id: ward },
      newHolder: { id: municipality },
      organization: { id: 'stafet' },
    });
  });

  it('tells the ward of both answers, in the app and by mail', async () => {
    const told = await eventually(
      async () => story.told('clinician-randers', asked.id),
      (types) => types.includes('accept') && types.includes('reject'),
    );
    expect(told).toEqual(expect.arrayContaining(['accept', 'reject']));
    const mails = await eventually(
      async () => story.mailbox('udskrivning@ward-randers.example'),
      (all) => all.length >= 3,
    );
    expect(mails.map((mail) => mail.subject).join(' ')).toMatch(/bekræftet.*|afvist/);
  });

  it('hears from neither side about an item that has been answered', async () => {
    const again = await story.tries('caseworker-randers', asked.id, { type: 'reject', reason: 'no-capacity' });
    expect([again.status, again.body.code]).toEqual([409, 'event-not-expected']);
    const back = await story.tries('clinician-randers', asked.id, { type: 'withdraw', reason: 'plan-changed' });
    expect([back.status, back.body.code, back.body.phase]).toEqual([409, 'event-not-expected', 'transferred']);
    expect(await story.holders(asked.id)).toEqual({ 'social-support': municipality, 'nursing-rehab': ward });
  });

  it('has no answer for a moment before the record or in the future', async () => {
    for (const at of [after(asked.delivery.sentAt, -1), after(asked.delivery.sentAt, 3_600_000)]) {
      await expect(story.held(asked.id, at)).rejects.toThrow(/422.*instant-outside-record/);
    }
  });
});
