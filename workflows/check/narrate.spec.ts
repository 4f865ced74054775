import { commonEvents } from '../events';
import { psyDischargeMunicipalityV1 as discharge } from '../psy-discharge-municipality/definition.v1';
import { psyFirstAdmissionV1 as admission } from '../psy-first-admission/definition.v1';
import { beginningOf } from './play';
import { narratorOf, storyOf } from './narrate';
import { days, elsewhere, receiver, sender, type Move } from './world';

describe('a story', () => {
  const say = (voice: Move['voice'], event: Move['event']): Move => ({ voice, event });

  it('is told by what the organisations of the pathway are, in plain verbs, in Danish and in English', () => {
    const narrator = narratorOf(discharge);
    const draft = beginningOf(discharge);
    const story = storyOf([
      ...[
        say('sender', { type: 'send' }),
        say('stafet', { type: 'delivered' }),
        say('receiver', { type: 'ask', question: '?' }),
        say('sender', { type: 'answer', text: '!' }),
        say('receiver', { type: 'accept', items: ['social-support'], startsAt: days[2]! }),
      ].map((move) => narrator.tell(move, draft)),
      narrator.night(1),
      narrator.tell(say('stafet', { type: 'deadline-passed', deadline: 'respond', level: 1 }), draft),
      narrator.inWords({
        da: `og nu har ${receiver} *social-support*`,
        en: `and now ${receiver} holds *social-support*`,
      }),
    ]);
    expect(story.da).toEqual([
      'afsnittet sender',
      'beskeden er leveret',
      'kommunen spørger',
      'afsnittet svarer',
      'kommunen bekræfter *social-support* fra dag 3',
      'det bliver dag 2',
      'fristen *respond* overskrides (E1)',
      'og nu har kommunen *social-support*',
    ]);
    expect(story.en).toEqual([
      'the ward sends',
      'the message is delivered',
      'the municipality asks',
      'the ward answers',
      'the municipality confirms *social-support* from day 3 on',
      'it becomes day 2',
      'the deadline *respond* passes (E1)',
      'and now the municipality holds *social-support*',
    ]);
  });

  it('says who had no say in it, and where it was sent on to', () => {
    const narrator = narratorOf(discharge);
    const draft = beginningOf(discharge);
    const sentOn = { ...draft, receiver: elsewhere };
    const story = storyOf([
      narrator.tell(say('stranger', { type: 'accept' }), draft),
      narrator.tell(say('auditor', { type: 'reject', reason: 'duplicate', items: [] }), draft),
      narrator.tell(say('sender', { type: 'closed-by-event', reason: 'patient-deceased' }), draft),
      narrator.tell(say('receiver', { type: 'redirect', receiver: elsewhere, reason: 'wrong-catchment' }), draft),
      narrator.tell(say('stranger', { type: 'accept' }), sentOn),
      narrator.tell(say('stafet', { type: 'circumstance', circumstance: 'leave' }), sentOn),
    ]);
    expect(story.da).toEqual([
      'en fremmed bekræfter',
      'en auditor hos kommunen afviser ingenting (duplicate)',
      'afsnittet melder, at borgeren dør',
      'kommunen sender videre til en anden kommune',
      'en anden kommune bekræfter',
      'borgeren går på orlov',
    ]);
    expect(story.en).toEqual([
      'a stranger confirms',
      'an auditor at the municipality rejects nothing (duplicate)',
      'the ward claims that the citizen dies',
      'the municipality sends it on to another municipality',
      'another municipality confirms',
      'the citizen goes on leave',
    ]);
  });

  it('tells an act of the pathway by its label, with what it says', () => {
    const narrator = narratorOf(admission);
    const call = say('receiver', { type: 'act', act: 'call', fields: { outcome: 'not-reached', on: days[1]! } });
    expect(narrator.tell(call, beginningOf(admission))).toEqual({
      da: 'kommunen vælger »Registrér opkald til borgeren« (not-reached, dag 2)',
      en: 'the municipality does “Record the call to the citizen” (not-reached, day 2)',
    });
  });

  it.each([
    [['ward'], ['ward'], ['afsnittet', 'det andet afsnit', 'et tredje afsnit']],
    [['municipality'], ['municipality'], ['kommunen', 'den anden kommune', 'en tredje kommune']],
    [
      ['botilbud'],
      ['psychiatric-department'],
      ['botilbuddet', 'den psykiatriske afdeling', 'en anden psykiatrisk afdeling'],
    ],
    [['a-type-of-no-table'], [], ['afsenderen', 'modtageren', 'en anden modtager']],
  ])('tells the sides apart when %j hands over to %j', (from, to, names) => {
    const narrator = narratorOf({
      routes: [{ from, to, catchment: 'none', evidence: 'PROPOSED', source: 'this test' }],
      events: commonEvents,
    });
    const said = [sender, receiver, elsewhere].map((name) => narrator.inWords({ da: name, en: name }).da);
    expect(said).toEqual(names);
  });
});
