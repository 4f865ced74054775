import type { Handover } from '../../api';
import { emptyDraft, eventFrom, missingFields } from './action-draft';

const handover = {
  items: [
    { kind: 'social-support', status: 'requested' },
    { kind: 'nursing-rehab', status: 'transferred' },
  ],
} as Handover;
const empty = emptyDraft(handover);

describe('the form of an act', () => {
  it('begins with all items that have not been answered', () => {
    expect(eventFrom('accept', empty)).toEqual({ type: 'accept', items: ['social-support'], startDate: undefined });
  });

  it('asks where a handover belongs only when the catchment is wrong', () => {
    const rejected = { ...empty, reason: 'wrong-catchment' };
    expect(missingFields('reject', rejected, false)).toEqual(['betterReceiver']);
    expect(missingFields('reject', { ...rejected, reason: 'no-capacity' }, false)).toEqual([]);
  });

  it('sends no better receiver that was chosen before the reason was changed', () => {
    const changed = { ...empty, reason: 'no-capacity', betterReceiver: 'municipality-0751' };
    expect(eventFrom('reject', changed)).toMatchObject({ reason: 'no-capacity', betterReceiver: undefined });
  });

  it('asks for words where the reason says nothing without them', () => {
    const withdrawn = { ...empty, reason: 'other' };
    expect(missingFields('withdraw', withdrawn, true)).toEqual(['text']);
    expect(missingFields('withdraw', { ...withdrawn, reason: 'plan-changed' }, false)).toEqual([]);
  });

  it('reads the new time as Danish local time, and misses it while half of it is typed', () => {
    const moved = { ...empty, date: '2026-11-26' };
    expect(missingFields('reschedule', moved, false)).toEqual(['effectiveFrom']);
    expect(eventFrom('reschedule', { ...moved, clock: '10:00' })).toEqual({
      type: 'reschedule',
      effectiveFrom: '2026-11-26T09:00:00.000Z',
    });
  });

  it('leaves out what is left empty', () => {
    expect(eventFrom('assign', { ...empty, assignee: ' ' })).toEqual({ type: 'assign', assignee: undefined });
  });
});
