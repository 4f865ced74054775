/** What is wrong with a document, and where: a JSON pointer and a plain sentence. */
export interface FormFault {
  readonly pointer: string;
  readonly detail: string;
}

/** A form that a value of a document must have. */
export type Form = (value: unknown, pointer: string) => readonly FormFault[];

/** How much a document may hold, so that no document can hold anybody up. */
export interface Bounds {
  readonly depth: number;
  readonly values: number;
}

const wrong = (pointer: string, detail: string): readonly FormFault[] => [{ pointer: pointer || '/', detail }];

/** Walks the value without recursion, which a deep document would exhaust. */
export function beyondBounds(document: unknown, { depth, values }: Bounds): readonly FormFault[] {
  const waiting: { readonly value: unknown; readonly level: number }[] = [{ value: document, level: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    seen += 1;
    if (seen > values) return wrong('', `holds more than ${values} values`);
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.level >= depth) return wrong('', `is nested more than ${depth} levels deep`);
    for (const value of Object.values(next.value)) waiting.push({ value, level: next.level + 1 });
  }
  return [];
}

export function text(most: number): Form {
  return (value, pointer) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most
      ? []
      : wrong(pointer, `must be a text of at most ${most} characters`);
}

export function matching(pattern: RegExp, what: string): Form {
  return (value, pointer) =>
    typeof value === 'string' && pattern.test(value) ? [] : wrong(pointer, `must be ${what}`);
}

export function oneOf(...values: readonly unknown[]): Form {
  return (value, pointer) => (values.includes(value) ? [] : wrong(pointer, `must be one of ${values.join(', ')}`));
}

export function wholeNumber(least: number, most: number): Form {
  return (value, pointer) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? []
      : wrong(pointer, `must be a whole number from ${least} to ${most}`);
}

export function share(): Form {
  return (value, pointer) =>
    typeof value === 'number' && value > 0 && value < 1 ? [] : wrong(pointer, 'must be a share between 0 and 1');
}

export function list(of: Form, most: number): Form {
  return (value, pointer) => {
    if (!Array.isArray(value)) return wrong(pointer, 'must be a list');
    if (value.length > most) return wrong(pointer, `must have at most ${most} entries`);
    return value.flatMap((each, index) => of(each, `${pointer}/${index}`));
  };
}

/** An object with these fields and no others. */
export function fields(needed: Readonly<Record<string, Form>>, optional: Readonly<Record<string, Form>> = {}): Form {
  return (value, pointer) => {
    if (!isObject(value)) return wrong(pointer, 'must be an object');
    const known = { ...needed, ...optional };
    return [
      ...Object.keys(needed).flatMap((key) =>
        Object.hasOwn(value, key) ? [] : wrong(`${pointer}/${key}`, 'is missing'),
      ),
      ...Object.entries(value).flatMap(([key, each]) =>
        Object.hasOwn(known, key)
          ? (known[key] as Form)(each, `${pointer}/${key}`)
          : wrong(`${pointer}/${key}`, 'is not known'),
      ),
    ];
  };
}

/** An object whose names are of one form, and so are its values. */
export function mapOf(name: RegExp, of: Form, most: number): Form {
  return (value, pointer) => {
    if (!isObject(value)) return wrong(pointer, 'must be an object');
    const entries = Object.entries(value);
    if (entries.length > most) return wrong(pointer, `must have at most ${most} entries`);
    return entries.flatMap(([key, each]) =>
      name.test(key) ? of(each, `${pointer}/${key}`) : wrong(`${pointer}/${key}`, 'is no name'),
    );
  };
}

/** One of several forms; what is said is what the last of them says. */
export function either(...forms: readonly Form[]): Form {
  return (value, pointer) => {
    const answers = forms.map((form) => form(value, pointer));
    return answers.some((faults) => faults.length === 0) ? [] : (answers.at(-1) ?? []);
  };
}

/** Any object; what is in it is judged elsewhere. */
export const anyObject: Form = (value, pointer) => (isObject(value) ? [] : wrong(pointer, 'must be an object'));

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
