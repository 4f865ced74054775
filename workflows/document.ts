import type { PathwayDefinition } from '@stafet/core';
import type { AnyStateMachine } from 'xstate';
import { advice, adviceAsked, adviceDraft, adviceEndings } from './advice';
import { statesOf } from './check/parts';
import { documentForm } from './document-form';
import { beyondBounds, type FormFault } from './form';
import { lifecycle } from './lifecycle';
import { commonStates } from './lifecycle-states';
import type { Pathway } from './pathway';

/** A pathway as one JSON document: all that it says in data, and its machine in named guards and effects only. */
export type PathwayDocument = PathwayDefinition & {
  readonly format: 'stafet-pathway/1';
  readonly machine: {
    readonly initial: string;
    /** A state of the kit by its name, or one that is written out. */
    readonly states: Readonly<Record<string, unknown>>;
  };
};

export type DocumentFault = FormFault;

/** Judges a JSON Schema of a document; answers what is wrong with it. The kit has no schema compiler of its own. */
export type SchemaJudge = (schema: Readonly<Record<string, unknown>>) => string | undefined;

/** As deep as the machines of the catalogue are written, and room beside them. */
const bounds = { depth: 20, values: 20_000 };

const kitStates = {
  transfer: commonStates as Readonly<Record<string, object>>,
  advice: { draft: adviceDraft, asked: adviceAsked, ...adviceEndings } as Readonly<Record<string, object>>,
};

/** The pathway that a document describes, or all that keeps it from being one. It proves nothing, and never throws. */
export function pathwayOf(document: unknown, judge: SchemaJudge = () => undefined): Pathway | readonly DocumentFault[] {
  try {
    const beyond = beyondBounds(document, bounds);
    if (beyond.length > 0) return beyond;
    const faults = documentForm(document, '');
    if (faults.length > 0) return faults.slice(0, 20);
    return made(document as PathwayDocument, judge);
  } catch (error) {
    return [{ pointer: '/machine', detail: error instanceof Error ? error.message : String(error) }];
  }
}

/** Whether a document describes a pathway. */
export function isPathway(answer: Pathway | readonly DocumentFault[]): answer is Pathway {
  return 'machine' in answer;
}

function made(document: PathwayDocument, judge: SchemaJudge): Pathway | readonly DocumentFault[] {
  const { format: _format, machine: written, ...definition } = document;
  const schemas = [
    { pointer: '/contentSchema', schema: definition.contentSchema },
    ...definition.events.map(({ fields = {} }, index) => ({ pointer: `/events/${index}/fields`, schema: fields })),
  ];
  const wrong = schemas.flatMap(({ pointer, schema }) => {
    const detail = judge(schema);
    return detail === undefined ? [] : [{ pointer, detail }];
  });
  if (wrong.length > 0) return wrong;
  const kit = definition.transfers ? kitStates.transfer : kitStates.advice;
  const unknown = Object.entries(written.states).filter(
    ([, state]) => typeof state === 'string' && !Object.hasOwn(kit, state),
  );
  if (unknown.length > 0) {
    return unknown.map(([name]) => ({ pointer: `/machine/states/${name}`, detail: 'is no state of the kit' }));
  }
  const states = Object.fromEntries(
    Object.entries(written.states).map(([name, state]) => [name, typeof state === 'string' ? kit[state] : state]),
  );
  const vocabulary = (definition.transfers ? lifecycle : advice) as typeof lifecycle;
  const machine = vocabulary.createMachine({
    id: `${definition.id}.v${definition.version}`,
    context: ({ input }: { readonly input: unknown }) => input,
    initial: written.initial,
    states,
  } as never) as unknown as AnyStateMachine;
  // XState looks some of the targets up only when they are asked for.
  statesOf(machine);
  return { ...definition, machine } as unknown as Pathway;
}

/** A pathway of ours as the document that says the same. */
export function documentOf(pathway: Pathway): PathwayDocument {
  const { machine, ...definition } = pathway;
  const kit = definition.transfers ? kitStates.transfer : kitStates.advice;
  const config = machine.config as { readonly initial: string; readonly states: Readonly<Record<string, object>> };
  const states = Object.entries(config.states).map(([name, state]): [string, unknown] => {
    const written = JSON.stringify(state);
    const known = Object.hasOwn(kit, name) && JSON.stringify(kit[name]) === written;
    return [name, known ? name : (JSON.parse(written) as unknown)];
  });
  return JSON.parse(
    JSON.stringify({
      format: 'stafet-pathway/1',
      ...definition,
      machine: { initial: config.initial, states: Object.fromEntries(states) },
    }),
  ) as PathwayDocument;
}
