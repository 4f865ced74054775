import type { Handover } from '../../api';
import { emptyDraft, eventFrom, missingFields, type ActionDemands } from './action-draft';

const handover = {
  items: [
    { kind: 'social-support', scope: null, status: 'requested' },
    { kind: 'nursing-rehab', scope: null, status: 'transferred' },
    { kind: 'treatment', scope: 'assessment', status: 'requested' },
  ],
} as Handover;
const empty = emptyDraft(handover);
const nothing: ActionDemands = { needs: undefined, isStartDateRequired: false };
const needing = (needs: ActionDemands['needs']): ActionDemands => ({ ...nothing, needs });

describe('the form of an act', () => {
  it('begins with all items that have not been answered, by their keys', () => {
    expect(eventFrom('accept', empty, nothing)).toEqual({
      type: 'accept',
      items: ['social-support', 'treatment/assessment'],
      startDate: undefined,
    });
  });

  it('asks where a handover belongs only when the reason needs it', () => {
    const rejected = { ...empty, reason: 'wrong-catchment' };
    expect(missingFields('reject', rejected, needing('better-receiver'))).toEqual(['betterReceiver']);
    expect(missingFields('reject', rejected, nothing)).toEqual([]);
  });

  it('is content with words or with the right unit where the reason needs one of them', () => {
    const rejected = { ...empty, reason: 'no-capacity' };
    const either = needing('text-or-better-receiver');
    expect(missingFields('reject', rejected, either)).toEqual(['text']);
    expect(missingFields('reject', { ...rejected, text: 'Prøv igen efter nytår.' }, either)).toEqual([]);
    expect(missingFields('reject', { ...rejected, betterReceiver: 'municipality-0751' }, either)).toEqual([]);
  });

  it('sends no better receiver that was chosen before the reason was changed', () => {
    const changed = { ...empty, reason: 'no-capacity', betterReceiver: 'municipality-0751' };
    expect(eventFrom('reject', changed, nothing)).toMatchObject({ reason: 'no-capacity', betterReceiver: undefined });
  });

  it('asks for words where the reason says nothing without them, and blanks are none', () => {
    const withdrawn = { ...empty, reason: 'other' };
    expect(missingFields('withdraw', { ...withdrawn, text: ' ' }, needing('text'))).toEqual(['text']);
    expect(missingFields('withdraw', { ...withdrawn, reason: 'plan-changed' }, nothing)).toEqual([]);
  });

  it('demands the day of takeover where a confirmation counts only with one', () => {
    const demands = { ...nothing, isStartDateRequired: true };
    expect(missingFields('accept', empty, demands)).toEqual(['startDate']);
    expect(missingFields('accept', { ...empty, startDate: '2026-11-30' }, demands)).toEqual([]);
  });

  it('reads the new time as Danish local time, and misses it while half of it is typed', () => {
    const moved = { ...empty, date: '2026-11-26' };
    expect(missingFields('reschedule', moved, nothing)).toEqual(['effectiveFrom']);
    expect(eventFrom('reschedule', { ...moved, clock: '10:00' }, nothing)).toEqual({
      type: 'reschedule',
      effectiveFrom: '2026-11-26T09:00:00.000Z',
    });
  });

  it('leaves out what is left empty', () => {
    expect(eventFrom('assign', { ...empty, assignee: ' ' }, nothing)).toEqual({ type: 'assign', assignee: undefined });
  });

  it('sends an act of the pathway’s own with what was filled in, and with its own name whatever the fields say', () => {
    const called = { ...empty, values: { outcome: 'reached', note: '', times: 2, type: 'accept' } };
    expect(eventFrom('call', called, nothing)).toEqual({ type: 'call', outcome: 'reached', times: 2 });
  });
});
