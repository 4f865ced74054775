/** A synthetic handover of the demo, told as its people would do it. */
export interface DemoStory {
  /** Names the story for its Idempotency-Keys; never shown. */
  readonly title: string;
  readonly pathway: string;
  readonly patient: string;
  readonly by: string;
  readonly sender: string;
  readonly items: readonly string[];
  readonly effectiveFrom?: string;
  readonly send: boolean;
  readonly events: readonly { readonly by: string; readonly type: string; readonly [field: string]: unknown }[];
}

const pathway = 'psy-discharge-municipality';
const day = 24 * 60 * 60 * 1_000;

/**
 * The handovers that a new demo begins with: one waits, one is asked about, one is confirmed for later, one rejected.
 * Bruno Test Elmer is left for whoever tries it first.
 */
export function demoStories(now: Date): readonly DemoStory[] {
  // Whole hours: a telling that was cut off and is begun again means the same moments.
  const hour = new Date(now).setMinutes(0, 0, 0);
  const inDays = (days: number): string => new Date(hour + days * day).toISOString();
  return [
    {
      title: 'one waits',
      pathway,
      patient: 'Frederik Test Vinter',
      by: 'clinician-randers',
      sender: 'ward-randers',
      items: ['social-support'],
      effectiveFrom: inDays(5),
      send: true,
      events: [],
    },
    {
      title: 'one is asked about',
      pathway,
      patient: 'Frederik Test Vinter',
      by: 'clinician-randers',
      sender: 'ward-randers',
      items: ['nursing-rehab'],
      effectiveFrom: inDays(5),
      send: true,
      events: [
        { by: 'caseworker-syddjurs', type: 'open' },
        { by: 'caseworker-syddjurs', type: 'ask', question: 'Kan borgeren selv komme ind og ud af badet?' },
      ],
    },
    {
      title: 'one is confirmed for later',
      pathway,
      patient: 'Karla Test Sommer',
      by: 'clinician-vest',
      sender: 'ward-goedstrup',
      items: ['social-support'],
      effectiveFrom: inDays(3),
      send: true,
      events: [
        { by: 'caseworker-herning', type: 'open' },
        { by: 'caseworker-herning', type: 'accept' },
      ],
    },
    {
      title: 'one is rejected',
      pathway,
      patient: 'Karla Test Sommer',
      by: 'clinician-vest',
      sender: 'ward-goedstrup',
      items: ['nursing-rehab'],
      effectiveFrom: inDays(3),
      send: true,
      events: [
        {
          by: 'caseworker-herning',
          type: 'reject',
          reason: 'missing-information',
          text: 'Vi mangler at vide, hvilken hjælp borgeren får i dag.',
        },
      ],
    },
  ];
}
