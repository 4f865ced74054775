import type { Language } from '../../i18n/i18n';
import type { Pathway } from '../../api';

type Pathways = readonly Pathway[] | undefined;

const labelOf = (label: { da: string; en: string } | undefined, language: Language, code: string): string =>
  label?.[language] ?? code;

/** The pathway's own word for a kind of responsibility; the code until the pathways have been fetched. */
export function itemLabel(pathways: Pathways, pathway: string, kind: string, language: Language): string {
  const item = find(pathways, pathway)?.items.find((each) => each.kind === kind);
  return labelOf(item?.label, language, kind);
}

/** The same inside a sentence: “social indsats og støtte”. */
export function itemInSentence(pathways: Pathways, pathway: string, kind: string, language: Language): string {
  const label = itemLabel(pathways, pathway, kind, language);
  return label.charAt(0).toLocaleLowerCase(language) + label.slice(1);
}

/** The pathway's own word for an act: what its button says. */
export function eventLabel(pathways: Pathways, pathway: string, type: string, language: Language): string {
  const event = find(pathways, pathway)?.events.find((each) => each.type === type);
  return labelOf(event?.label, language, type);
}

/** The words for a coded reason of an act. */
export function reasonLabel(
  pathways: Pathways,
  pathway: string,
  type: string,
  code: string,
  language: Language,
): string {
  const reasons = find(pathways, pathway)?.events.find((each) => each.type === type)?.reasons;
  return labelOf(reasons?.find((each) => each.code === code)?.label, language, code);
}

/** Whether a reason says nothing without words of its own. */
export function reasonNeedsText(pathways: Pathways, pathway: string, type: string, code: string): boolean {
  const reasons = find(pathways, pathway)?.events.find((each) => each.type === type)?.reasons;
  return reasons?.find((each) => each.code === code)?.needsText === true;
}

/** What a deadline is called. */
export function deadlineLabel(pathways: Pathways, pathway: string, name: string, language: Language): string {
  const deadline = find(pathways, pathway)?.deadlines.find((each) => each.name === name);
  return labelOf(deadline?.label, language, name);
}

/** “a, b og c” in the language. */
export function listInWords(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}

function find(pathways: Pathways, id: string): Pathway | undefined {
  return pathways?.find((each) => each.id === id);
}
