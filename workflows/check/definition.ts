import { keyOf, phases, type DeadlineDefinition, type EventDefinition, type Localized } from '@stafet/core';
import { commonEvents } from '../events';
import type { Pathway } from '../pathway';
import { placesOf } from '../places';
import { faultsOfMachine } from './machine';
import { toldByStafet } from './told-by-stafet';
import { broken, type Finding } from './turn';
import { closedPhases } from './closed-phases';

/** A finding about the definition itself, which needs no story before it. */
export const fault = (da: string, en: string): Finding => broken('definition', da, en);

/** What is wrong with a pathway before anybody walks it: words that are said twice, never, or about nothing. */
export function faultsOfDefinition(pathway: Pathway): readonly Finding[] {
  const ofMachine = faultsOfMachine(pathway);
  // Nothing else can be said of a machine that has no places.
  if (ofMachine.length > 0) return ofMachine;
  return [
    ...faultsOfNames(pathway),
    ...faultsOfItems(pathway),
    ...faultsOfRoutes(pathway),
    ...pathway.events.flatMap(faultsOfEvent),
    ...faultsOfMoments(pathway),
    ...pathway.deadlines.flatMap((deadline) => faultsOfDeadline(pathway, deadline)),
    ...faultsOfContent(pathway),
  ];
}

function faultsOfNames(pathway: Pathway): readonly Finding[] {
  const { id, version, name, description, specialRules = [] } = pathway;
  return [
    ...(isWord(id) ? [] : [fault(`*${id}* er intet id`, `*${id}* is no id`)]),
    ...(Number.isInteger(version) && version > 0
      ? []
      : [fault(`*${version}* er ingen version`, `*${version}* is no version`)]),
    ...unsaid(id, name),
    ...unsaid(id, description),
    ...specialRules.flatMap(({ text }) => unsaid(id, text)),
    ...twice(
      'hændelsen',
      'the event',
      pathway.events.map(({ type }) => type),
    ),
    ...twice(
      'fristen',
      'the deadline',
      pathway.deadlines.map((deadline) => deadline.name),
    ),
    ...twice('ansvaret', 'the item', pathway.items.map(keyOf)),
    ...pathway.events.flatMap(({ type, reasons = [] }) =>
      twice(
        `årsagen til *${type}*`,
        `the reason of *${type}*`,
        reasons.map(({ code }) => code),
      ),
    ),
  ];
}

function faultsOfItems(pathway: Pathway): readonly Finding[] {
  const { id, transfers, items } = pathway;
  if (!transfers) {
    return (items as readonly unknown[]).length === 0
      ? []
      : [fault(`rådgivningen *${id}* overdrager ansvar`, `the advice *${id}* hands items over`)];
  }
  if (items.length === 0) return [fault(`*${id}* overdrager intet`, `*${id}* hands nothing over`)];
  return items.flatMap((item) => [
    ...(item.scope === undefined || isWord(item.scope)
      ? []
      : [fault(`*${keyOf(item)}* er intet navn`, `*${keyOf(item)}* is no name`)]),
    ...unsaid(keyOf(item), item.label),
  ]);
}

function faultsOfRoutes({ id, routes, items }: Pathway): readonly Finding[] {
  const known: readonly string[] = items.map(keyOf);
  if (routes.length === 0) return [fault(`ingen må sende *${id}* til nogen`, `nobody may send *${id}* to anybody`)];
  return routes.flatMap(({ from, to, items: carried = [], validFrom, validTo }, index) => {
    const way = `${id} ${index + 1}`;
    const dates = [validFrom, validTo].filter((date) => date !== undefined);
    const isInOrder = validFrom === undefined || validTo === undefined || validFrom < validTo;
    return [
      ...(from.length > 0 && to.length > 0
        ? []
        : [fault(`vejen *${way}* mangler en ende`, `the way *${way}* lacks an end`)]),
      ...carried
        .filter((item) => !known.includes(item))
        .map((item) =>
          fault(
            `vejen *${way}* fører *${item}*, som ikke findes`,
            `the way *${way}* carries *${item}*, which does not exist`,
          ),
        ),
      ...(dates.every(isDay) && isInOrder
        ? []
        : [fault(`vejen *${way}* gælder aldrig`, `the way *${way}* is never in force`)]),
    ];
  });
}

function faultsOfEvent(event: EventDefinition): readonly Finding[] {
  const { type, by, label, reasons = [], fields } = event;
  const common = commonEvents.find((each) => each.type === type);
  const isTheirs = common === undefined || common.by === by;
  const hasForm = (fields?.['type'] === 'object') === (common === undefined);
  const isFree = isWord(type) && !(toldByStafet as readonly string[]).includes(type);
  return [
    ...unsaid(type, label),
    ...reasons.flatMap((reason) => unsaid(`${type} ${reason.code}`, reason.label)),
    ...(isTheirs ? [] : [fault(`*${type}* er ikke denne sides at sige`, `*${type}* is not for this side to say`)]),
    ...(isFree ? [] : [fault(`*${type}* er ikke en persons at sige`, `*${type}* is not for a person to say`)]),
    ...(hasForm ? [] : [fault(`det er ikke sagt, hvad *${type}* indeholder`, `it is not said what *${type}* brings`)]),
  ];
}

function faultsOfMoments({ moments = [], events, contentSchema }: Pathway): readonly Finding[] {
  const content = Object.keys((contentSchema['properties'] ?? {}) as object);
  return moments.flatMap(({ name, label, from }) => {
    const missing = (what: string): Finding =>
      fault(
        `tidspunktet *${name}* regnes fra *${what}*, som ikke findes`,
        `the moment *${name}* comes from *${what}*, which does not exist`,
      );
    if ('content' in from)
      return [...unsaid(name, label), ...(content.includes(from.content) ? [] : [missing(from.content)])];
    if ('birthday' in from)
      return [
        ...unsaid(name, label),
        ...(from.birthday >= 0 && from.birthday < 120 ? [] : [missing(String(from.birthday))]),
      ];
    const act = events.find(({ type }) => type === from.act);
    const has = Object.keys((act?.fields?.['properties'] ?? {}) as object);
    if ((toldByStafet as readonly string[]).includes(from.act)) return unsaid(name, label);
    if (act === undefined) return [missing(from.act)];
    return from.field === undefined || has.includes(from.field) ? unsaid(name, label) : [missing(from.field)];
  });
}

function faultsOfDeadline(pathway: Pathway, deadline: DeadlineDefinition): readonly Finding[] {
  const { name, label, runsIn, onlyIf, restartsOn = [], counts, moment, rules, levels } = deadline;
  const wrong = (da: string, en: string): Finding => fault(`fristen *${name}* ${da}`, `the deadline *${name}* ${en}`);
  const places = placesOf(pathway.machine);
  const known = [...pathway.events.map(({ type }) => type), ...toldByStafet];
  const needsMoment = counts === 'after-moment' || counts === 'before-moment';
  const isKnownMoment = (pathway.moments ?? []).some((each) => each.name === moment);
  const whenever = [...new Set(levels.map(({ when }) => when))];
  const isAscending = whenever.every((when) =>
    levels
      .filter((each) => each.when === when)
      .every(({ rule }, index, all) => (all[index - 1]?.rule.level ?? -1) < rule.level),
  );
  return [
    ...unsaid(name, label),
    ...(runsIn.length > 0 ? [] : [wrong('løber ingen steder', 'runs nowhere')]),
    ...runsIn
      .filter((place) => !places.some(({ phase, step }) => place === step || place === phase))
      .map((place) => wrong(`løber i *${place}*, som ikke findes`, `runs in *${place}*, which does not exist`)),
    ...runsIn
      .filter((place) => [...closedPhases, 'draft'].some((phase) => phase === place))
      .map((place) => wrong(`løber i *${place}*, hvor ingen venter`, `runs in *${place}*, where nobody is waited for`)),
    ...(onlyIf?.is !== 'item' || pathway.items.some((item) => keyOf(item) === onlyIf.item)
      ? []
      : [wrong('gælder et ansvar, som ikke overdrages', 'is about an item that is not handed over')]),
    ...restartsOn
      .filter((event) => !known.includes(event))
      .map((event) =>
        wrong(`begynder forfra ved *${event}*, som ikke findes`, `starts anew on *${event}*, which does not exist`),
      ),
    ...(needsMoment === (moment !== undefined) && (moment === undefined || isKnownMoment)
      ? []
      : [wrong('regnes fra et tidspunkt, som ikke findes', 'counts from a moment that does not exist')]),
    ...(rules.some(({ when }) => when === 'always')
      ? []
      : [wrong('har ikke altid en længde', 'does not always have a length')]),
    ...(levels.length > 0 && levels.every(({ tells }) => tells.length > 0)
      ? []
      : [wrong('siges ikke til nogen', 'is told to nobody')]),
    ...(isAscending ? [] : [wrong('har niveauer, som ikke stiger', 'has levels that do not ascend')]),
  ];
}

function faultsOfContent({ id, contentSchema, exampleContent }: Pathway): readonly Finding[] {
  const isObject = contentSchema['type'] === 'object' && typeof exampleContent === 'object';
  return isObject ? [] : [fault(`det er ikke sagt, hvad *${id}* indeholder`, `it is not said what *${id}* contains`)];
}

function unsaid(name: string, text: Localized | undefined): readonly Finding[] {
  const isSaid = (each: unknown): boolean => typeof each === 'string' && each.trim() !== '';
  return isSaid(text?.da) && isSaid(text?.en)
    ? []
    : [fault(`*${name}* mangler ord på dansk eller engelsk`, `*${name}* lacks words in Danish or English`)];
}

function twice(da: string, en: string, names: readonly string[]): readonly Finding[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) =>
    fault(`${da} *${name}* findes to gange`, `${en} *${name}* is there twice`),
  );
}

/** Lower-case words joined by hyphens, as ids, acts and scopes are written. */
function isWord(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,59}$/.test(text) && !(phases as readonly string[]).includes(text);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
