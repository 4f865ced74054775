import type { i18n as I18n } from 'i18next';
import { languageOf, wordFor, type Language } from '../../i18n/i18n';
import type { Handover, Pathway } from '../../api';
import { keyOf } from './ways';

type Pathways = readonly Pathway[] | undefined;
type Reason = NonNullable<Pathway['events'][number]['reasons']>[number];

const labelOf = (label: { da: string; en: string } | undefined, language: Language, code: string): string =>
  label?.[language] ?? code;

/** The name of a pathway in the language; its id until the pathways have been fetched. */
export function pathwayName(pathways: Pathways, id: string, language: Language): string {
  const pathway = findPathway(pathways, id);
  return (language === 'da' ? pathway?.name : pathway?.nameEn) ?? id;
}

/** The pathway's own word for a responsibility, by its key; the key until the pathways have been fetched. */
export function itemLabel(pathways: Pathways, pathway: string, key: string, language: Language): string {
  const items = findPathway(pathways, pathway)?.items;
  // A responsibility that came by another pathway, as in a return, can have a scope that this one has no word for.
  const item = items?.find((each) => keyOf(each) === key) ?? items?.find((each) => each.kind === key.split('/')[0]);
  return labelOf(item?.label, language, key);
}

/** The same inside a sentence: “social indsats og støtte”. */
export function itemInSentence(pathways: Pathways, pathway: string, key: string, language: Language): string {
  const label = itemLabel(pathways, pathway, key, language);
  // An abbreviation keeps its capitals.
  if (/^\p{Lu}{2}/u.test(label)) return label;
  return label.charAt(0).toLocaleLowerCase(language) + label.slice(1);
}

/** The pathway's own word for an act: what its button says. */
export function eventLabel(pathways: Pathways, pathway: string, type: string, language: Language): string {
  return labelOf(eventOf(pathways, pathway, type)?.label, language, type);
}

/** JSON Schema of what an act of the pathway's own brings; undefined for an act that all pathways share. */
export function fieldsOfAct(pathways: Pathways, handover: Handover, type: string) {
  const available = handover.availableEvents.find((event) => event.type === type);
  return available?.fields ?? eventOf(pathways, handover.pathway, type)?.fields;
}

/** Whether an act is one that only this pathway has. */
export function isOwnAct(pathways: Pathways, pathway: string, type: string): boolean {
  return eventOf(pathways, pathway, type)?.fields !== undefined;
}

/** What is told of a fact: what was done, or what the pathway calls its own act. */
export function factLabel(i18n: I18n, pathways: Pathways, pathway: string, type: string): string {
  return isOwnAct(pathways, pathway, type)
    ? eventLabel(pathways, pathway, type, languageOf(i18n))
    : wordFor(i18n, 'fact', type);
}

/** The same where only the type of the fact is known: the word of the first pathway that has such an act. */
export function newsLabel(i18n: I18n, pathways: Pathways, type: string): string {
  const owner = pathways?.find((each) => isOwnAct(pathways, each.id, type));
  return factLabel(i18n, pathways, owner?.id ?? '', type);
}

/** Where a handover stands: its step, where there is a word for it, and its phase otherwise. */
export function stepInWords(i18n: I18n, { phase, step }: Pick<Handover, 'phase' | 'step'>): string {
  const word = wordFor(i18n, 'step', step);
  return word === step ? wordFor(i18n, 'phase', phase) : word;
}

/** The words for a coded reason of an act. */
export function reasonLabel(
  pathways: Pathways,
  pathway: string,
  type: string,
  code: string,
  language: Language,
): string {
  return labelOf(reasonOf(pathways, pathway, type, code)?.label, language, code);
}

/** What a reason says nothing without. */
export function reasonNeeds(pathways: Pathways, pathway: string, type: string, code: string): Reason['needs'] {
  return reasonOf(pathways, pathway, type, code)?.needs;
}

/** Whether a reason ends nothing where the receiver has a supply duty. */
export function escalatesInstead(pathways: Pathways, pathway: string, type: string, code: string): boolean {
  return reasonOf(pathways, pathway, type, code)?.escalatesUnderSupplyDuty === true;
}

/** What a deadline is called. */
export function deadlineLabel(pathways: Pathways, pathway: string, name: string, language: Language): string {
  const deadline = findPathway(pathways, pathway)?.deadlines.find((each) => each.name === name);
  return labelOf(deadline?.label, language, name);
}

/** “a, b og c” in the language. */
export function listInWords(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

function findPathway(pathways: Pathways, id: string): Pathway | undefined {
  return pathways?.find((each) => each.id === id);
}

function eventOf(pathways: Pathways, pathway: string, type: string): Pathway['events'][number] | undefined {
  return findPathway(pathways, pathway)?.events.find((each) => each.type === type);
}

function reasonOf(pathways: Pathways, pathway: string, type: string, code: string): Reason | undefined {
  return eventOf(pathways, pathway, type)?.reasons?.find((each) => each.code === code);
}
