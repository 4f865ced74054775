import {
  refuse,
  type Decision,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type RefusalCode,
  type Refused,
} from '@stafet/core';
import { actors, days, draftIn, type Voice } from './check/world';
import { decide } from './decide';
import { findPathway } from './registry';

const pathway = findPathway('psy-discharge-municipality', 1)!;
const [monday, tuesday, wednesday, thursday] = days as [Instant, Instant, Instant, Instant];
const draft = draftIn({ name: 'spec', days, items: 2, tellsMarksApart: true }, pathway);

const by = (voice: Voice, event: HandoverEvent, state: HandoverState, at = monday): Decision | Refused =>
  decide(pathway, state, event, actors[voice], at);

/** The decision after a story; fails where a word of it is refused. */
function after(state: HandoverState, ...story: readonly (readonly [Voice, HandoverEvent, Instant?])[]): Decision {
  return story.reduce<Decision>(
    (last, [voice, event, at]) => {
      const answer = by(voice, event, last.state, at);
      if (answer.kind === 'refused') throw new Error(`${voice} ${event.type}: ${answer.refusal.code}`);
      return answer;
    },
    { kind: 'decision', state, facts: [], effects: [], movesVersion: false },
  );
}

const refused = (code: RefusalCode): unknown => refuse(expect.objectContaining({ code }));
const late = (deadline: string): readonly [Voice, HandoverEvent] => [
  'stafet',
  { type: 'deadline-passed', deadline, level: 1 },
];
const question: readonly [Voice, HandoverEvent] = ['receiver', { type: 'ask', question: 'Hvornår?' }];
const sent: readonly [Voice, HandoverEvent] = ['sender', { type: 'send' }];

describe('a decision', () => {
  it('records a phone call, which changes nothing else', () => {
    const { state } = after(draft, sent);
    const call = by('receiver', { type: 'phone-call', with: 'Afsnittet', text: 'Ringer tilbage' }, state);
    expect(call).toMatchObject({ kind: 'decision', state, facts: [{ type: 'phone-call' }], movesVersion: false });
  });

  it('is refused to an answer that names no item', () => {
    const { state } = after(draft, sent);
    expect(by('receiver', { type: 'accept', items: [] }, state)).toEqual(refused('event-not-expected'));
    expect(by('receiver', { type: 'reject', reason: 'duplicate', items: [] }, state)).toEqual(
      refused('event-not-expected'),
    );
  });

  it('ends the matter of a draft too, when the citizen has died', () => {
    const closed = after(draft, ['stafet', { type: 'closed-by-event', reason: 'patient-deceased' }]);
    expect(closed.state.phase).toBe('closed-by-event');
    expect(closed.effects).toContainEqual({ type: 'notify', to: 'sender', of: 'closed-by-event' });
    expect(closed.effects).not.toContainEqual(expect.objectContaining({ type: 'notify', to: 'receiver' }));
  });

  it('closes an open question when everything is answered without it', () => {
    const planned = { ...draft, effectiveFrom: wednesday };
    const confirmed = after(planned, sent, question, ['receiver', { type: 'accept' }]);
    expect(confirmed.state).toMatchObject({ phase: 'accepted', isQuestionOpen: false });
    const again = after(confirmed.state, ['sender', { type: 'reschedule', effectiveFrom: tuesday }]);
    expect(again.state).toMatchObject({ phase: 'under-assessment', isQuestionOpen: false });
  });
});

describe('a deadline', () => {
  it.each<[string, string, readonly (readonly [Voice, HandoverEvent])[]]>([
    ['is none of the pathway', 'of-no-pathway', [sent]],
    ['waits for an answer to a question that nobody asked', 'answer', [sent]],
    ['stands still while a question is open', 'respond', [sent, question]],
    ['counts back from a discharge that has no date', 'discharge', [sent]],
  ])('cannot pass when it %s', (_why, deadline, story) => {
    const { state } = after(draft, ...story);
    expect(by('stafet', late(deadline)[1], state)).toEqual(refused('event-not-expected'));
  });

  it('that counts back from a discharge is set only when there is a date', () => {
    const clock = { type: 'set-deadline', name: 'discharge' };
    expect(after(draft, sent).effects).not.toContainEqual(clock);
    expect(after({ ...draft, effectiveFrom: wednesday }, sent).effects).toContainEqual(clock);
    expect(after(draft, sent, ['sender', { type: 'reschedule', effectiveFrom: thursday }]).effects).toContainEqual(
      clock,
    );
  });

  it('that is set anew is not late any more, and can be late again', () => {
    const planned = after({ ...draft, effectiveFrom: tuesday }, sent, late('discharge'));
    expect(planned.state).toMatchObject({ overdueDeadlines: ['discharge'], escalationLevel: 1 });
    const moved = after(planned.state, ['sender', { type: 'reschedule', effectiveFrom: thursday }]);
    expect(moved.state).toMatchObject({ overdueDeadlines: [], escalationLevel: 0 });
    expect(after(moved.state, late('discharge')).facts.map((fact) => fact.type)).toEqual([
      'deadline-passed',
      'escalated',
    ]);
  });

  it('stands still once, however many questions are asked', () => {
    expect(after(draft, sent, question).effects).toContainEqual({ type: 'pause-deadline', name: 'respond' });
    expect(after(draft, sent, question, question).effects).not.toContainEqual({
      type: 'pause-deadline',
      name: 'respond',
    });
  });
});
