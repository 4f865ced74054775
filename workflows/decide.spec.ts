import {
  actsFor,
  circumstances,
  instant,
  itemKinds,
  refuse,
  systemActor,
  type Actor,
  type Decision,
  type HandoverEvent,
  type HandoverState,
  type Instant,
  type RefusalCode,
  type Refused,
} from '@stafet/core';
import fc from 'fast-check';
import { actors, days, draftIn, elsewhere, receiver, sender, type Voice } from './check/world';
import { decide, eventsFor } from './decide';
import { findPathway } from './registry';

const pathway = findPathway('psy-discharge-municipality', 1)!;
const [monday, tuesday, wednesday, thursday] = days as [Instant, Instant, Instant, Instant];
const draft = draftIn({ name: 'spec', days, items: [0, 1], tells: 'marks' }, pathway);

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

  it('is refused to a no that names the one who says it as the better one to ask', () => {
    const sent = after(draft, ['sender', { type: 'send' }]).state;
    const no: HandoverEvent = { type: 'reject', reason: 'wrong-catchment', betterReceiver: receiver };
    expect(by('receiver', no, sent)).toEqual({ kind: 'refused', refusal: { code: 'receiver-unsuitable' } });
  });

  it('ends the matter of a draft too, when the citizen has died', () => {
    const closed = after(draft, ['stafet', { type: 'closed-by-event', reason: 'patient-deceased' }]);
    expect(closed.state.phase).toBe('closed-by-event');
    expect(closed.effects).toContainEqual({ type: 'notify', to: 'sender', of: 'closed-by-event' });
    expect(closed.effects).not.toContainEqual(expect.objectContaining({ type: 'notify', to: 'receiver' }));
  });

  it('tells both sides of a second move too, because it is to another place, and remembers that she moved once', () => {
    const move: readonly [Voice, HandoverEvent] = ['stafet', { type: 'circumstance', circumstance: 'relocation' }];
    const again = after(draft, sent, move, move);
    expect(again.state.particulars.circumstances).toEqual(['relocation']);
    for (const to of ['sender', 'receiver']) {
      expect(again.effects).toContainEqual({ type: 'notify', to, of: 'circumstance' });
    }
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
    expect(planned.state).toMatchObject({ passedDeadlines: [{ name: 'discharge', level: 1 }] });
    const moved = after(planned.state, ['sender', { type: 'reschedule', effectiveFrom: thursday }]);
    expect(moved.state).toMatchObject({ passedDeadlines: [] });
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

describe('any sequence of events whatever', () => {
  const text = fc.constantFrom('', ' ', 'ord', 'other', 'duplicate', 'wrong-catchment', 'plan-changed');
  const moment = fc
    .date({ min: new Date(monday), max: new Date(thursday), noInvalidDate: true })
    .map((date) => instant(date.toISOString()));
  const party = fc.constantFrom(sender, receiver, elsewhere);
  const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
  const items = optional(fc.array(fc.constantFrom<string>(...itemKinds, 'no-kind'), { maxLength: 3 }));
  const word = (type: HandoverEvent['type'], fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
    fc.record({ type: fc.constant(type), ...fields }) as unknown as fc.Arbitrary<HandoverEvent>;
  const event = fc.oneof(
    word('send'),
    word('open'),
    word('assign', { assignee: optional(text) }),
    { arbitrary: word('accept', { items, startsAt: optional(moment) }), weight: 4 },
    {
      arbitrary: word('reject', { items, reason: text, text: optional(text), betterReceiver: optional(party) }),
      weight: 2,
    },
    word('ask', { question: text }),
    word('answer', { text }),
    word('redirect', { receiver: party, reason: text, text: optional(text) }),
    word('withdraw', { reason: text, text: optional(text) }),
    { arbitrary: word('reschedule', { effectiveFrom: moment }), weight: 3 },
    word('phone-call', { with: text, text }),
    word('complete', { outcome: text }),
    word('correct', { reason: text }),
    word('delivered'),
    word('delivery-failed'),
    word('transferred'),
    word('deadline-passed', { deadline: fc.constantFrom('respond', 'answer', 'discharge', ''), level: fc.nat(4) }),
    word('closed-by-event', { reason: text }),
    word('reopened'),
    word('circumstance', { circumstance: fc.constantFrom(...circumstances) }),
    word('act', { act: text, fields: fc.constant({}) }),
  );
  const voice = fc.constantFrom<Voice>('sender', 'receiver', 'stafet', 'stranger', 'auditor');
  const story = fc.array(fc.tuple(voice, event, moment), { minLength: 1, maxLength: 25 });
  const start = optional(moment).map((effectiveFrom) => after({ ...draft, effectiveFrom }, sent).state);

  /** Tells the story in the order of its moments, and shows every answer on the way. */
  const tell = (
    first: HandoverState,
    said: readonly (readonly [Voice, HandoverEvent, Instant])[],
    see: (state: HandoverState, each: readonly [Voice, HandoverEvent, Instant], answer: Decision | Refused) => void,
  ): void => {
    const inOrder = [...said].sort(([, , one], [, , other]) => (one < other ? -1 : 1));
    inOrder.reduce((state, each) => {
      const answer = by(each[0], each[1], state, each[2]);
      see(state, each, answer);
      return answer.kind === 'refused' ? state : answer.state;
    }, first);
  };
  const always = (see: Parameters<typeof tell>[2]): void =>
    fc.assert(
      fc.property(start, story, (first, said) => tell(first, said, see)),
      { numRuns: 300 },
    );

  it('is answered with a decision or a refusal, and never fails', () => {
    always((_state, _each, answer) => expect(['decision', 'refused']).toContain(answer.kind));
  });

  it('has the same answers when it is told again, from a state that was stored in between', () => {
    always((state, [who, said, at], answer) => {
      const stored = JSON.parse(JSON.stringify(state)) as HandoverState;
      expect(by(who, said, stored, at)).toEqual(answer);
    });
  });

  it('leaves the state it was asked about as it was', () => {
    always((state, [who, said, at]) => {
      const before = JSON.stringify(state);
      by(who, said, state, at);
      expect(JSON.stringify(state)).toBe(before);
    });
  });

  it('hears “not you” before anything else, whatever the phase and whatever is wrong besides', () => {
    const mine = (actor: Actor, type: string): boolean => {
      // This pathway has no act of its own.
      if (type === 'act') return false;
      const side = pathway.events.find((each) => each.type === type)?.by;
      if (side === undefined) return actor.id === systemActor.id;
      return (side !== 'receiver' && actsFor(actor, sender)) || (side !== 'sender' && actsFor(actor, receiver));
    };
    always((_state, [who, said], answer) => {
      const isNotYou = answer.kind === 'refused' && answer.refusal.code === 'actor-not-entitled';
      expect(isNotYou).toBe(!mine(actors[who], said.type));
    });
  });

  it('hears what does not fit before “not now”', () => {
    always((_state, [who, said], answer) => {
      if (answer.kind !== 'refused' || who !== 'receiver' || said.type !== 'reject') return;
      const reasons = pathway.events.find((each) => each.type === 'reject')?.reasons?.map(({ code }) => code) ?? [];
      if (answer.refusal.code === 'event-not-expected') expect(reasons).toContain(said.reason);
    });
  });

  it('moves a holder from the ward to the municipality at most once, and never back', () => {
    always((state, _each, answer) => {
      if (answer.kind === 'refused') return;
      answer.state.items.forEach((item, index) => {
        expect(state.items[index]?.holder === receiver ? [receiver] : [sender, receiver]).toContain(item.holder);
      });
    });
  });

  it('is offered exactly the acts that would not be refused for the moment or the person', () => {
    always((state, [who, , at]) => {
      for (const { type, refusal } of eventsFor(pathway, state, actors[who], at)) {
        if (refusal?.code === 'actor-not-entitled') continue;
        const plain = type === 'open' || type === 'assign' || type === 'accept' || type === 'send';
        if (plain) expect(by(who, { type }, state, at).kind).toBe(refusal === undefined ? 'decision' : 'refused');
      }
    });
  });
});
