import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One statement of the catalogue: what it says, where that is written, and which tests hold it. */
interface Row {
  readonly statement: string;
  readonly says: string;
  /** `file: a word that stands in it`; a name without a folder is meant in the folder of the pathway. */
  readonly where?: readonly string[];
  /** `file: the name of the test`, as it stands in the file. */
  readonly heldBy?: readonly string[];
  /** What of it is not built, and where it belongs. */
  readonly notCovered?: string;
}

/** A section of the catalogue, or one of its pathways. */
export interface Section {
  readonly title: string;
  /** Rows must then name a definition and a test: tiers 1 and 2, and what all pathways share. */
  readonly mustBeHeld: boolean;
  readonly pathway?: string;
  readonly rows: readonly Row[];
}

/** The table from every statement of the catalogue to what holds it (`docs/traceability/*.json`), in its order. */
export function readSections(root: string): readonly Section[] {
  const folder = join(root, 'docs', 'traceability');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Section[]);
}

/** A place that a row names. */
export interface Place {
  readonly file: string;
  readonly word: string;
}

/** The file and the word in it; a bare file name belongs to the folder of the pathway. */
export function placeOf(reference: string, pathway: string | undefined): Place {
  const colon = reference.indexOf(': ');
  const file = reference.slice(0, colon);
  const isBare = !file.includes('/') && pathway !== undefined;
  return { file: isBare ? `workflows/${pathway}/${file}` : file, word: reference.slice(colon + 2) };
}

/** What is wrong with the table: a file that is not there, a word or a test that is not in it, a row that says nothing. */
export function faultsOf(root: string, sections: readonly Section[], registered: readonly string[]): readonly string[] {
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file))
      texts.set(file, existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined);
    return texts.get(file);
  };
  return sections
    .filter((section) => isBuilt(section, registered))
    .flatMap(({ title, pathway, mustBeHeld, rows }) =>
      rows.flatMap(({ statement, where = [], heldBy = [], notCovered }) => {
        const places = where.map((each) => ({
          ...placeOf(each, pathway),
          isThere: (text: string, word: string) => text.includes(word),
        }));
        const tests = heldBy.map((each) => ({ ...placeOf(each, pathway), isThere: hasTest }));
        return [
          ...[...places, ...tests].flatMap(({ file, word, isThere }) => {
            const text = textOf(file);
            if (text === undefined) return [`there is no ${file}`];
            return isThere(text, word) ? [] : [`${file} has no "${word}"`];
          }),
          ...(mustBeHeld && where.length === 0 && notCovered === undefined ? ['no definition is named'] : []),
          ...(mustBeHeld && heldBy.length === 0 && notCovered === undefined ? ['no test is named'] : []),
          ...(where.length + heldBy.length === 0 && notCovered === undefined ? ['it leads nowhere'] : []),
        ].map((fault) => `${title}, ${statement}: ${fault}`);
      }),
    );
}

/** A pathway that is not registered yet holds nothing; its rows are shown as such. */
export function isBuilt({ pathway }: Section, registered: readonly string[]): boolean {
  return pathway === undefined || registered.includes(pathway);
}

/** Whether a file has a test, or a template of tests, with exactly this name. */
function hasTest(text: string, name: string): boolean {
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted));
}
