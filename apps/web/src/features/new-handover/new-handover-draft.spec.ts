import type { Handover, Organization, Pathway, Problem } from '../../api';
import type { Proposal } from '../proposals/proposal';
import {
  beginningAfter,
  beginningOf,
  beginningOfReturn,
  courseFrom,
  emptyNewHandover,
  emptyPart,
  missingIn,
  refusedIn,
  requestFrom,
  settled,
  type PartDraft,
} from './new-handover-draft';

const now = '2026-11-22T10:00:00.000Z';
const discharge = {
  id: 'discharge',
  transfers: true,
  items: [{ kind: 'social-support' }, { kind: 'treatment', scope: 'somatic' }],
  routes: [
    { from: ['ward'], to: ['municipality'], items: ['social-support'] },
    { from: ['ward'], to: ['general-practice'] },
  ],
  contentSchema: { required: ['plan'], properties: { plan: { type: 'string', title: 'Plan' } } },
} as unknown as Pathway;
const advice = { ...discharge, id: 'advice', transfers: false, items: [] } as unknown as Pathway;
const sender = { id: 'ward-1', type: 'ward' } as Organization;
const municipality = { id: 'municipality-1', type: 'municipality' } as Organization;
const practice = { id: 'gp-1', type: 'general-practice' } as Organization;
const filled: PartDraft = {
  ...emptyPart(0),
  pathway: 'discharge',
  items: ['treatment/somatic'],
  content: { plan: 'Støtte fra mandag.' },
};
const draft = { ...emptyNewHandover({}), cpr: '250947-9989', municipality: '0730' };
const earlier = {
  id: 'earlier',
  transfers: true,
  pathway: 'discharge',
  patient: { id: 'patient-1', name: 'Bruno Test Elmer', maskedCpr: '250947-****' },
  sender: { id: 'ward-1', name: '' },
  receiver: { id: 'gp-1', name: '' },
  items: [
    { kind: 'social-support', scope: null, status: 'rejected', holder: { id: 'ward-1' } },
    { kind: 'treatment', scope: 'somatic', status: 'transferred', holder: { id: 'gp-1' } },
  ],
  content: { plan: 'Før' },
} as unknown as Handover;

describe('a new handover', () => {
  it('keeps only what may go to the chosen receiver, and chooses the only thing that may', () => {
    expect(settled(filled, discharge, { sender, receiver: practice }, now).items).toEqual(['treatment/somatic']);
    expect(settled(filled, discharge, { sender, receiver: municipality }, now).items).toEqual(['social-support']);
  });

  it('names every control that must be filled in, those of each part by its own id', () => {
    const parts = [
      settled(filled, discharge, { sender, receiver: practice }, now),
      settled(
        { ...emptyPart(2), pathway: 'discharge', when: 'from-time' },
        discharge,
        { sender, receiver: undefined },
        now,
      ),
      settled(emptyPart(3), undefined, { sender, receiver: undefined }, now),
    ];
    expect(missingIn({ ...draft, cpr: ' ' }, parts, {})).toEqual([
      'cpr',
      'part-2-items',
      'part-2-effectiveFrom',
      'part-2-receiver',
      'part-2-content-plan',
      'part-3-pathway',
    ]);
  });

  it('asks for no item and no moment where it only asks for advice', () => {
    const part = settled({ ...filled, pathway: 'advice' }, advice, { sender, receiver: municipality }, now);
    expect(missingIn(draft, [part], {})).toEqual([]);
    expect(requestFrom(draft, 'ward-1', part, {}, true)).toMatchObject({ items: [], effectiveFrom: undefined });
  });

  it('is sent with the number without its hyphen, and what is left empty left out', () => {
    const part = settled(
      { ...filled, content: { plan: 'X', note: ' ' } },
      discharge,
      { sender, receiver: practice },
      now,
    );
    expect(requestFrom(draft, 'ward-1', part, {}, true)).toEqual({
      pathway: 'discharge',
      patient: { cpr: '2509479989', municipality: '0730' },
      sender: 'ward-1',
      receiver: 'gp-1',
      items: ['treatment/somatic'],
      effectiveFrom: undefined,
      content: { plan: 'X' },
      send: true,
      follows: undefined,
    });
  });

  it('asks several receivers at once as the parts of one course', () => {
    const parts = [municipality, practice].map((receiver) => settled(filled, discharge, { sender, receiver }, now));
    expect(courseFrom(draft, 'ward-1', parts, {}, true)).toMatchObject({
      sender: 'ward-1',
      parts: [
        { receiver: 'municipality-1', items: ['social-support'] },
        { receiver: 'gp-1', items: ['treatment/somatic'] },
      ],
    });
  });

  it('leads a refusal to the control that it is about, in the part that it is about', () => {
    const parts = [filled, { ...emptyPart(4), pathway: 'discharge' }].map((part) =>
      settled(part, discharge, { sender, receiver: practice }, now),
    );
    const pointing = { code: 'malformed', errors: [{ pointer: '/parts/1/content/plan', detail: '' }] } as Problem;
    expect(refusedIn(pointing, parts)).toEqual(['part-4-content-plan']);
    expect(refusedIn({ code: 'item-already-in-handover', part: 1 } as Problem, parts)).toEqual(['part-4-items']);
    expect(refusedIn({ code: 'item-already-in-handover' } as Problem, parts)).toEqual([]);
    expect(refusedIn({ code: 'no-route' } as Problem, parts.slice(0, 1))).toEqual(['receiver']);
  });

  it('begins after a rejection with what was rejected, and after advice with nothing but the citizen', () => {
    expect(beginningAfter(earlier)).toMatchObject({
      pathway: 'discharge',
      items: ['social-support'],
      follows: 'earlier',
    });
    expect(beginningAfter({ ...earlier, transfers: false })).toEqual({ patient: earlier.patient, follows: 'earlier' });
  });

  it('hands back what the receiver still holds, to who handed it over', () => {
    expect(beginningOfReturn(earlier, 'return')).toMatchObject({
      pathway: 'return',
      sender: 'gp-1',
      receiver: 'ward-1',
      items: ['treatment/somatic'],
      returns: 'earlier',
    });
  });

  it('takes up a proposal with a part for each receiver that it names', () => {
    const proposal = {
      patient: earlier.patient,
      pathway: 'discharge',
      sender: { id: 'ward-1', name: '' },
      parts: [
        { receiver: { id: 'gp-1', name: '' }, items: ['treatment/somatic'] },
        { receiver: null, items: ['social-support'] },
      ],
    } as unknown as Proposal;
    expect(emptyNewHandover(beginningOf(proposal)).parts).toMatchObject([
      { number: 0, pathway: 'discharge', receiver: 'gp-1', items: ['treatment/somatic'] },
      { number: 1, pathway: 'discharge', receiver: '', items: ['social-support'] },
    ]);
  });
});
