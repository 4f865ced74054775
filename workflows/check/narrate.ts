import type { Circumstance, HandoverEvent, HandoverState, Instant, Localized } from '@stafet/core';
import type { Pathway } from '../pathway';
import { castOf } from './organizations';
import { toldByStafet } from './told-by-stafet';
import { days, elsewhere, receiver, sender, type Move, type Voice } from './world';

/** A story in both languages, one sentence a line. */
export interface Story {
  readonly da: readonly string[];
  readonly en: readonly string[];
}

/** Tells what happens in the world of the check as the people of the pathway would say it. */
export interface Narrator {
  readonly tell: (move: Move, before: HandoverState) => Localized;
  readonly night: (day: number) => Localized;
  /** Names and days in place of the ids. */
  readonly inWords: (text: Localized) => Localized;
}

/** The name of a day in a finding; the narrator says it in words. */
export function dayName(at: Instant | undefined): string {
  return at === undefined ? '{no day}' : `{day ${days.indexOf(at) + 1}}`;
}

/** The narrator of a pathway: its organisations are those that its first way leads from and to. */
export function narratorOf(pathway: Pick<Pathway, 'routes' | 'events'>): Narrator {
  const [way] = pathway.routes;
  const cast = castOf(way?.from[0], way?.to[0]);
  const inWords = ({ da, en }: Localized): Localized => ({ da: named(da, 'da'), en: named(en, 'en') });

  function named(text: string, language: 'da' | 'en'): string {
    return text
      .replaceAll(sender, cast.sender[language])
      .replaceAll(receiver, cast.receiver[language])
      .replaceAll(elsewhere, cast.elsewhere[language])
      .replaceAll('{no day}', language === 'da' ? 'ingen dag' : 'no day')
      .replaceAll(/\{day (\d+)\}/g, language === 'da' ? 'dag $1' : 'day $1');
  }

  function who(voice: Voice, before: HandoverState): Localized {
    switch (voice) {
      case 'sender':
        return cast.sender;
      case 'receiver':
        return cast.receiver;
      case 'stranger':
        return before.receiver === elsewhere ? cast.elsewhere : { da: 'en fremmed', en: 'a stranger' };
      case 'auditor':
        return { da: `en auditor hos ${cast.receiver.da}`, en: `an auditor at ${cast.receiver.en}` };
      case 'stafet':
        return { da: 'Stafet', en: 'Stafet' };
    }
  }

  return {
    inWords,
    night: (day) => ({ da: `det bliver dag ${day + 1}`, en: `it becomes day ${day + 1}` }),
    tell: ({ voice, event }, before) => {
      const { da, en } = who(voice, before);
      const words = wordsOf(event, pathway);
      // What happens by itself has no actor, unless somebody claims it who may not.
      if (voice === 'stafet' && toldByStafet.includes(event.type)) return inWords(words);
      if (toldByStafet.includes(event.type)) {
        return inWords({ da: `${da} melder, at ${words.da}`, en: `${en} claims that ${words.en}` });
      }
      return inWords({ da: `${da} ${words.da}`, en: `${en} ${words.en}` });
    },
  };
}

/** A story that ends with what was found, or that is nothing else. */
export function storyOf(lines: readonly Localized[]): Story {
  return { da: lines.map(({ da }) => da), en: lines.map(({ en }) => en) };
}

const happenings: Readonly<Record<Circumstance, Localized>> = {
  admission: { da: 'borgeren indlægges', en: 'the citizen is admitted' },
  discharge: { da: 'borgeren udskrives', en: 'the citizen is discharged' },
  leave: { da: 'borgeren går på orlov', en: 'the citizen goes on leave' },
  'leave-ended': { da: 'borgerens orlov slutter', en: 'the citizen’s leave ends' },
  relocation: { da: 'borgeren flytter', en: 'the citizen moves' },
  'consent-withdrawn': { da: 'borgeren trækker sit samtykke tilbage', en: 'the citizen withdraws consent' },
  'consent-given': { da: 'borgeren giver sit samtykke igen', en: 'the citizen gives consent again' },
};

/** What somebody does, or what happens, after the name of who does it. */
function wordsOf(event: HandoverEvent, { events }: Pick<Pathway, 'events'>): Localized {
  switch (event.type) {
    case 'send':
      return { da: 'sender', en: 'sends' };
    case 'open':
      return { da: 'åbner', en: 'opens it' };
    case 'assign':
      return { da: 'tildeler opgaven', en: 'assigns it' };
    case 'accept': {
      const start = event.startsAt === undefined ? undefined : dayName(event.startsAt);
      const from = start === undefined ? { da: '', en: '' } : { da: ` fra ${start}`, en: ` from ${start} on` };
      return meant(event.items, `bekræfter{items}${from.da}`, `confirms{items}${from.en}`);
    }
    case 'reject':
      return meant(event.items, `afviser{items} (${event.reason})`, `rejects{items} (${event.reason})`);
    case 'ask':
      return { da: 'spørger', en: 'asks' };
    case 'answer':
      return { da: 'svarer', en: 'answers' };
    case 'redirect':
      return { da: `sender videre til ${event.receiver}`, en: `sends it on to ${event.receiver}` };
    case 'withdraw':
      return { da: 'trækker tilbage', en: 'withdraws' };
    case 'reschedule': {
      const day = dayName(event.effectiveFrom);
      return { da: `flytter tidspunktet til ${day}`, en: `moves the agreed moment to ${day}` };
    }
    case 'phone-call':
      return { da: 'noterer et opkald', en: 'records a call' };
    case 'complete':
      return { da: 'afslutter', en: 'completes it' };
    case 'correct':
      return { da: 'retter en fejl', en: 'corrects an error' };
    case 'act': {
      const label = events.find(({ type }) => type === event.act)?.label ?? { da: event.act, en: event.act };
      const values = Object.values(event.fields).map((value) => dayOr(String(value)));
      const said = values.length === 0 ? '' : ` (${values.join(', ')})`;
      return { da: `vælger »${label.da}«${said}`, en: `does “${label.en}”${said}` };
    }
    case 'delivered':
      return { da: 'beskeden er leveret', en: 'the message is delivered' };
    case 'delivery-failed':
      return { da: 'beskeden kan ikke leveres', en: 'the message cannot be delivered' };
    case 'transferred':
      return { da: 'det aftalte tidspunkt er kommet', en: 'the agreed moment has come' };
    case 'deadline-passed':
      return event.level === 0
        ? { da: `der rykkes for fristen *${event.deadline}* (E0)`, en: `the deadline *${event.deadline}* is near (E0)` }
        : {
            da: `fristen *${event.deadline}* overskrides (E${event.level})`,
            en: `the deadline *${event.deadline}* passes (E${event.level})`,
          };
    case 'circumstance':
      return happenings[event.circumstance];
    case 'closed-by-event':
      return { da: 'borgeren dør', en: 'the citizen dies' };
    case 'reopened':
      return { da: 'dødsmeldingen var en fejl', en: 'the death notice was an error' };
  }
}

function meant(items: readonly string[] | undefined, da: string, en: string): Localized {
  const names = (none: string, and: string): string => {
    if (items === undefined) return '';
    return items.length === 0 ? ` ${none}` : ` ${items.map((item) => `*${item}*`).join(` ${and} `)}`;
  };
  return { da: da.replace('{items}', names('ingenting', 'og')), en: en.replace('{items}', names('nothing', 'and')) };
}

function dayOr(value: string): string {
  const at = days.findIndex((day) => day === value);
  return at < 0 ? value : `{day ${at + 1}}`;
}
