import { demoMunicipalities } from '@stafet/demo';
import type { Chance } from './seeded-chance';

export const pathway = 'psy-discharge-municipality';
export const kinds = ['social-support', 'nursing-rehab'] as const;

const wards = [
  { login: 'clinician-randers', organization: 'ward-randers' },
  { login: 'clinician-auh', organization: 'ward-auh' },
];
const municipalities = demoMunicipalities
  .filter(({ slug }) => ['randers', 'aarhus', 'viborg'].includes(slug))
  .map(({ slug, code }) => ({ login: `caseworker-${slug}`, organization: `municipality-${code}` }));

export interface Party {
  readonly login: string;
  readonly organization: string;
}

/** One act of a story; `successor` is who is asked after a redirect, about the handover that came of it. */
export interface Step {
  readonly by: 'sender' | 'receiver' | 'successor';
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
}

/** One handover from its creation to what its people make of it. */
export interface Plan {
  readonly cpr: string;
  readonly sender: Party;
  readonly receiver: Party;
  readonly successor: Party;
  readonly items: readonly string[];
  readonly isDraftFirst: boolean;
  /** Milliseconds from the creation to the planned moment of effect. */
  readonly effectAfter: number | undefined;
  readonly steps: readonly Step[];
  /** The phase in which it ends when everything due has been done; `waiting` where nobody answers. */
  readonly ends: string;
}

type Story = (chance: Chance) => Pick<Plan, 'steps' | 'ends'> & Partial<Plan>;

const by = (who: Step['by'], type: string, more: object = {}): Step => ({ by: who, event: { type, ...more } });
const accept = by('receiver', 'accept');
const reject = by('receiver', 'reject', { reason: 'no-capacity', text: 'Ingen ledige pladser.' });
const withdraw = by('sender', 'withdraw', { reason: 'plan-changed' });
const ask = by('receiver', 'ask', { question: 'Hvem doserer medicinen?' });
const answer = by('sender', 'answer', { text: 'Borgeren selv, med støtte.' });
const aDay = 24 * 3_600_000;

/** What may become of a handover; each is as likely as any other. */
const stories: readonly Story[] = [
  () => ({ steps: [accept], ends: 'transferred' }),
  () => ({ steps: [by('receiver', 'open'), by('receiver', 'assign'), accept], ends: 'transferred' }),
  () => ({ steps: [reject], ends: 'rejected' }),
  () => ({ steps: [ask, answer, accept], ends: 'transferred' }),
  () => ({
    steps: [ask, by('sender', 'phone-call', { with: 'Bostøtten', text: 'Aftalt.' }), answer, reject],
    ends: 'rejected',
  }),
  () => ({ steps: [withdraw], ends: 'withdrawn' }),
  () => ({ steps: [ask, withdraw], ends: 'withdrawn' }),
  () => ({ steps: [accept, withdraw], ends: 'withdrawn', effectAfter: aDay }),
  (chance) => ({ steps: [accept], ends: 'transferred', effectAfter: chance.whole(1_500, 6_000) }),
  () => ({
    steps: [by('receiver', 'redirect', { reason: 'wrong-catchment' }), by('successor', 'accept')],
    ends: 'redirected',
  }),
  () => ({ steps: [ask, answer, by('receiver', 'redirect', { reason: 'no-capacity' })], ends: 'redirected' }),
  (chance) => {
    const [first, second] = chance.shuffled(kinds);
    return {
      items: kinds,
      steps: [
        by('receiver', 'accept', { items: [first] }),
        by('receiver', 'reject', { items: [second], reason: 'not-target-group' }),
      ],
      ends: 'transferred',
    };
  },
  () => ({ steps: [accept, by('receiver', 'complete', { outcome: 'support-started' })], ends: 'completed' }),
  () => ({ steps: [], ends: 'waiting' }),
];

/** So many handovers, each of a citizen of its own, by chance and nothing else. */
export function planHandovers(count: number, chance: Chance): readonly Plan[] {
  return Array.from({ length: count }, (_, index) => {
    const [receiver, successor] = chance.shuffled(municipalities) as [Party, Party];
    const plan = {
      cpr: nobodysCpr(index),
      sender: chance.pick(wards),
      receiver,
      successor,
      items: chance.pick([kinds, [kinds[0]], [kinds[1]]]),
      isDraftFirst: chance.next() < 0.2,
      effectAfter: undefined,
      // Each story at least a few times, whatever chance says about the rest.
      ...(index < 3 * stories.length ? stories[index % stories.length]! : chance.pick(stories))(chance),
    };
    return {
      ...plan,
      steps: plan.steps.map((step) =>
        step.event.type === 'redirect'
          ? by(step.by, 'redirect', { ...step.event, receiver: successor.organization })
          : step,
      ),
    };
  });
}

/** Numbers of people who will be born in 2057: position 7 from 5 to 8 means the years 2000 to 2057 (standards 6). */
export function nobodysCpr(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(index / 28) % 12) + 1).padStart(2, '0');
  return `${day}${month}57${String(5000 + (Math.floor(index / 336) % 4000))}`;
}
