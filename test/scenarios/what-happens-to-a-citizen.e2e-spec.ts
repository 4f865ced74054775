import { http, type HttpAnswer } from '@stafet/testing';
import { beginStory, bruno, einer, frederik, karla, newKey, rasmus, ward, type Problem, type Story } from './story';

jest.setTimeout(120_000);

// The worker delivers when it comes to it: both are a request that nobody has answered.
const waiting = expect.stringMatching(/^(sent|delivered)$/) as string;
const [clinician, caseworker] = ['clinician-randers', 'caseworker-randers'] as const;

interface Proposal {
  readonly id: string;
  readonly rule: string;
  readonly pathway: string;
  readonly patient: { readonly id: string };
  readonly receiver: { readonly id: string } | null;
  readonly items: readonly string[];
  readonly parts: readonly { readonly receiver: { readonly id: string } | null; readonly items: readonly string[] }[];
  readonly state: string;
  readonly dueAt: string;
}

interface Told {
  readonly fact: { readonly id: string; readonly patient: { readonly id: string }; readonly repeated: boolean };
  readonly handovers: readonly { readonly id: string; readonly what: string; readonly successor?: string }[];
  readonly items: readonly {
    readonly kind: string;
    readonly scope: string;
    readonly holder: string;
    readonly what: string;
  }[];
  readonly proposals: readonly Proposal[];
}

interface Trigger {
  readonly id: string;
  readonly thresholds: readonly { readonly name: string; readonly evidence: string }[];
  readonly settings: readonly {
    readonly cluster: { readonly id: string };
    readonly enabled: boolean;
    readonly isDefault: boolean;
  }[];
}

describe('what happens to a citizen while she is handed over', () => {
  let story: Story;

  beforeAll(async () => {
    story = await beginStory();
  });
  afterAll(async () => story.end());

  const tries = async (login: string, body: object, path = '/patients/events'): Promise<HttpAnswer<Told & Problem>> =>
    http(story.system, login).post(path, body);
  const tells = async (login: string, body: object): Promise<Told> => {
    const answer = await tries(login, body);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body;
  };
  const heldFor = async (patient: string): Promise<Readonly<Record<string, string>>> => {
    const { body } = await http(story.system, 'auditor').get<{
      items: { kind: string; scope: string | null; holder: { id: string }; closedAt?: string }[];
    }>(`/patients/${patient}/responsibility`);
    const open = body.items.filter((item) => item.closedAt === undefined);
    return Object.fromEntries(
      open.map(({ kind, scope, holder }) => [scope === null ? kind : `${kind}/${scope}`, holder.id]),
    );
  };
  const contentOf = async (pathway: string): Promise<object> =>
    (await http(story.system, clinician).get<{ exampleContent: object }>(`/pathways/${pathway}`)).body.exampleContent;
  const proposalsOf = async (login: string): Promise<readonly Proposal[]> =>
    (await http(story.system, login).get<{ items: Proposal[] }>('/proposals')).body.items;
  const now = (): string => new Date().toISOString();

  it('a readmission after the discharge leaves the support with the municipality, and the ward treats', async () => {
    const discharge = await story.handOver({ patient: bruno });
    await story.does(caseworker, discharge.id, { type: 'accept' });
    const told = await tells('clinician-midt', {
      type: 'admission',
      patient: { cpr: bruno.cpr },
      at: now(),
      unit: 'ward-midt',
    });
    expect(told.items).toEqual([{ kind: 'treatment', scope: 'admission', holder: 'ward-midt', what: 'opened' }]);
    expect(await heldFor(discharge.patient.id)).toEqual({
      'social-support': 'municipality-0730',
      'treatment/admission': 'ward-midt',
    });
    for (const login of [clinician, caseworker]) {
      expect(await story.reads(login, discharge.id)).toMatchObject({
        phase: 'transferred',
        circumstances: ['admission'],
      });
    }
    expect((await story.timeline(discharge.id)).at(-1)).toMatchObject({
      ...{ type: 'circumstance', circumstance: 'admission', organization: { id: 'ward-midt' } },
      newHolder: { id: 'ward-midt' },
    });
    await tells('clinician-midt', { type: 'discharge', patient: { cpr: bruno.cpr }, unit: 'ward-midt' });
    expect(await heldFor(discharge.patient.id)).toEqual({ 'social-support': 'municipality-0730' });
    expect(await story.reads(caseworker, discharge.id)).toMatchObject({ circumstances: [] });
  });

  it('a death closes what is open, tells both sides, and is asked again when it was an error', async () => {
    const asked = await story.handOver({ patient: einer });
    const death = await tries(caseworker, { type: 'death' }, `/patients/${asked.patient.id}/events`);
    expect(death.body.handovers).toMatchObject([{ id: asked.id, what: 'closed' }]);
    expect(await story.reads(clinician, asked.id)).toMatchObject({ phase: 'closed-by-event' });
    expect(await heldFor(asked.patient.id)).toEqual({ 'social-support': ward });
    const stale = await story.tries(caseworker, asked.id, { type: 'accept' });
    expect([stale.status, stale.body.code]).toEqual([409, 'event-not-expected']);

    const { handovers } = await tells(clinician, { type: 'death-cancelled', patient: { cpr: einer.cpr } });
    const again = handovers[0]?.successor ?? '';
    expect(await story.reads(caseworker, again)).toMatchObject({ phase: waiting, follows: asked.id });
    await story.does(caseworker, again, { type: 'accept' });
    expect(await heldFor(asked.patient.id)).toEqual({ 'social-support': 'municipality-0730' });
  });

  it('a withdrawn consent hides what was written, and relieves nobody', async () => {
    const asked = await story.handOver({ patient: frederik });
    const receiver = 'caseworker-syddjurs';
    expect((await story.reads(receiver, asked.id)).content).not.toBeNull();
    await tells(clinician, { type: 'consent-withdrawn', patient: { cpr: frederik.cpr } });
    expect(await story.reads(receiver, asked.id)).toMatchObject({ content: null, contentWithheld: true });
    expect(await story.reads(clinician, asked.id)).toMatchObject({ contentWithheld: false });
    expect(await heldFor(asked.patient.id)).toEqual({ 'social-support': ward });
    await story.does(receiver, asked.id, { type: 'accept' });
    expect((await story.reads(receiver, asked.id)).content).not.toBeNull();
  });

  it('a move moves nothing; the municipality is proposed to hand over, and holds until the new one confirms', async () => {
    const discharge = await story.handOver({ patient: karla });
    await story.does('caseworker-herning', discharge.id, { type: 'accept' });
    const told = await tells('caseworker-herning', {
      ...{ type: 'relocation', patient: { cpr: karla.cpr }, municipality: '0751', at: now() },
    });
    expect(told.proposals).toMatchObject([
      {
        pathway: 'change-of-municipality',
        receiver: { id: 'municipality-0751' },
        items: ['social-support'],
        state: 'open',
      },
    ]);
    expect(await heldFor(discharge.patient.id)).toEqual({ 'social-support': 'municipality-0657' });
    const [proposal] = await proposalsOf('caseworker-herning');
    const { body: moved } = await story.tryToHandOver(
      {
        ...{ pathway: 'change-of-municipality', patient: { cpr: karla.cpr }, sender: 'municipality-0657' },
        ...{ items: proposal?.items, content: await contentOf('change-of-municipality'), proposal: proposal?.id },
      },
      'caseworker-herning',
    );
    // The receiver is that of where she lives now, without anybody naming it.
    expect(moved).toMatchObject({ phase: waiting, receiver: { id: 'municipality-0751' } });
    expect(await proposalsOf('caseworker-herning')).toEqual([]);
    expect(await heldFor(discharge.patient.id)).toEqual({ 'social-support': 'municipality-0657' });
    await story.does('caseworker-aarhus', moved.id, { type: 'accept' });
    expect(await heldFor(discharge.patient.id)).toEqual({ 'social-support': 'municipality-0751' });
  });

  it('a first admission proposes the call, repeated ones the meeting, and each is told once', async () => {
    const patient = { cpr: rasmus.cpr, municipality: '0730' };
    const admission = { type: 'admission', patient, at: now(), unit: ward, first: true, psychosocialProblems: true };
    const key = newKey();
    const post = async (body: object, idempotencyKey = newKey()) =>
      http(story.system, clinician).post<Told & Problem>('/patients/events', body, { idempotencyKey });
    const first = await post(admission, key);
    expect(first.body.proposals).toMatchObject([{ rule: 'first-admission', receiver: { id: 'municipality-0730' } }]);
    expect((await post(admission, key)).body).toEqual(first.body);
    expect((await post({ ...admission, first: false }, key)).body.code).toBe('idempotency-key-reused');
    expect((await post(admission)).body).toMatchObject({ fact: { id: first.body.fact.id, repeated: true } });
    expect((await proposalsOf(clinician)).map(({ rule }) => rule)).toEqual(['first-admission']);

    const asked = await story.handOver({
      ...{ pathway: 'psy-first-admission', patient, items: first.body.proposals[0]?.items },
      ...{ content: await contentOf('psy-first-admission'), proposal: first.body.proposals[0]?.id },
    });
    expect(await proposalsOf(clinician)).toEqual([]);
    expect(asked.receiver.id).toBe('municipality-0730');

    const earlier = new Date(Date.now() - 9 * 86_400_000).toISOString();
    const again = await tells(clinician, { type: 'admission', patient, at: earlier, unit: ward });
    const [meeting] = again.proposals;
    expect(meeting).toMatchObject({ rule: 'repeated-admissions', pathway: 'psy-acute-network-meeting' });
    const dismissed = await http(story.system, clinician).post<Proposal & Problem>(
      `/proposals/${meeting?.id}/dismiss`,
      {
        reason: 'Der er holdt netværksmøde i går.',
      },
    );
    expect([dismissed.status, dismissed.body.state]).toEqual([200, 'dismissed']);
    expect(await proposalsOf(clinician)).toEqual([]);
  });

  it('the rules are shown with their sources, and switched per cluster by the steward alone', async () => {
    const { body } = await http(story.system, clinician).get<{ items: Trigger[] }>('/triggers');
    const first = body.items.find(({ id }) => id === 'first-admission');
    const onIn = first?.settings.filter(({ enabled }) => enabled).map(({ cluster }) => cluster.id);
    expect([onIn, first?.settings.every(({ isDefault }) => isDefault)]).toEqual([['cluster-randers'], true]);
    const numbers = body.items.flatMap(({ thresholds }) => thresholds);
    expect(numbers.every(({ evidence }) => evidence === 'PROPOSED')).toBe(true);
    const put = async (login: string, rule: string, change: object) =>
      http(story.system, login).put<Trigger & Problem>(`/triggers/${rule}`, change);
    const change = { cluster: 'cluster-vest', enabled: true };
    expect((await put(clinician, 'first-admission', change)).body.code).toBe('role-required');
    expect((await put('steward', 'first-admission', change)).status).toBe(200);
    expect((await put('steward', 'no-rule', change)).body.code).toBe('unknown-trigger');
    const wrong = await put('steward', 'repeated-admissions', { ...change, thresholds: { shortCount: 0 } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'threshold-unsuitable']);
  });

  it('what is told badly is refused with a pointer, and never says whether there is such a citizen', async () => {
    const asked = await story.handOver({ patient: einer, items: ['nursing-rehab'] });
    const pointers = async (body: object) =>
      (await tries(clinician, { patient: { cpr: einer.cpr }, ...body })).body.errors?.map(({ pointer }) => pointer);
    expect(await pointers({ type: 'admission' })).toEqual(['/at', '/unit']);
    expect(await pointers({ type: 'death', unit: ward })).toEqual(['/unit']);
    expect(await pointers({ type: 'arrival' })).toEqual(['/type']);
    const strange = await tries('clinician-vest', { type: 'death' }, `/patients/${asked.patient.id}/events`);
    const unknown = await tries('clinician-vest', { type: 'death' }, `/patients/${newKey()}/events`);
    const byNumber = await tries('clinician-vest', { type: 'death', patient: { cpr: einer.cpr } });
    expect([strange, unknown, byNumber].map(({ status, body }) => [status, body.code])).toEqual(
      Array.from({ length: 3 }, () => [404, 'unknown-patient']),
    );
  });

  it('and the trail of all of it holds', async () => {
    const { body } = await http(story.system, 'auditor').get<{ faults: unknown[] }>('/audit/verification');
    expect(body.faults).toEqual([]);
  });
});
