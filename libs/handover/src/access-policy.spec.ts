import { systemActor, type Actor, type Role } from '@stafet/core';
import {
  isWithheldFrom,
  mayAcceptPathways,
  mayAudit,
  mayReadContent,
  maySee,
  maySeeOperations,
  maySetDeadlines,
} from './access-policy';

const roles: readonly Role[] = [
  'clinician',
  'case-worker',
  'general-practitioner',
  'auditor',
  'organization-administrator',
  'steward',
  'operator',
];
const acting: readonly Role[] = ['clinician', 'case-worker', 'general-practitioner'];
const [ward, municipality, elsewhere] = ['ward-randers', 'municipality-0730', 'municipality-0791'];
const organizations = [ward, municipality, elsewhere] as const;

const actor = (...memberships: readonly (readonly [Role, string])[]): Actor => ({
  id: '6f0c2b53-58a7-4f0e-9d6f-3b8f4a2f9c11',
  name: 'Signe',
  roles: memberships.map(([role, organization]) => ({ role, organization })),
});
const parties = (state: string) => ({
  sender: ward,
  receiver: municipality,
  sent_at: state === 'sent' ? '2026-11-20T15:04:05.000Z' : null,
});
const states = ['never sent', 'sent'] as const;
const matrix = roles.flatMap((role) =>
  organizations.flatMap((organization) => states.map((state) => ({ role, organization, state }))),
);

describe('the access policy, for every role and organisation, of what was sent and what never was', () => {
  it(`has a row for each of the ${matrix.length}`, () => {
    expect(matrix).toHaveLength(7 * 3 * 2);
  });

  it.each(matrix)('$role of $organization, $state: knows of it', ({ role, organization, state }) => {
    const isOfSender = acting.includes(role) && organization === ward;
    const isOfReceiver = acting.includes(role) && organization === municipality && state === 'sent';
    const expected = isOfSender || isOfReceiver || role === 'auditor';
    expect(maySee(actor([role, organization]), parties(state))).toBe(expected);
  });

  it.each(matrix)('$role of $organization, $state: reads the content', ({ role, organization, state }) => {
    const may = mayReadContent(actor([role, organization]), parties(state));
    const expected = acting.includes(role) && organization !== elsewhere;
    expect(may).toBe(expected && (state === 'sent' || organization === ward));
  });

  it.each(matrix)('$role of $organization, $state: after a withdrawn consent', ({ role, organization, state }) => {
    const withheld = [true, false].map((receiverHolds) =>
      isWithheldFrom(actor([role, organization]), parties(state), { isConsentWithdrawn: true, receiverHolds }),
    );
    const isReceiver = acting.includes(role) && organization === municipality && state === 'sent';
    expect(withheld).toEqual([false, isReceiver]);
    const sharing = { isConsentWithdrawn: false, receiverHolds: false };
    expect(isWithheldFrom(actor([role, organization]), parties(state), sharing)).toBe(false);
  });

  it.each(roles.map((role) => ({ role })))('$role: trail, machinery and deadlines', ({ role }) => {
    const someone = actor([role, ward]);
    expect([
      mayAudit(someone),
      maySeeOperations(someone),
      maySetDeadlines(someone),
      mayAcceptPathways(someone),
    ]).toEqual([role === 'auditor', role === 'auditor' || role === 'operator', role === 'steward', role === 'steward']);
  });
});

describe('the access policy', () => {
  it('adds up what a person is in several places', () => {
    const both = actor(['auditor', elsewhere], ['case-worker', municipality]);
    expect([maySee(both, parties('never sent')), mayReadContent(both, parties('sent')), mayAudit(both)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('does not take a role here for a role there', () => {
    const mixed = actor(['organization-administrator', ward], ['clinician', elsewhere]);
    expect([maySee(mixed, parties('sent')), mayReadContent(mixed, parties('sent'))]).toEqual([false, false]);
  });

  it.each([
    ['a person who belongs to nothing', actor()],
    ['Stafet itself', systemActor],
  ])('lets %s read nothing', (_who, someone) => {
    for (const state of states) {
      expect([maySee(someone, parties(state)), mayReadContent(someone, parties(state))]).toEqual([false, false]);
    }
    expect([mayAudit, maySeeOperations, maySetDeadlines, mayAcceptPathways].some((may) => may(someone))).toBe(false);
  });
});
