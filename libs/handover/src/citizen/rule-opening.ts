import { actsFor, type Actor } from '@stafet/core';
import { ProblemError, type Database } from '@stafet/platform';
import type { HandoverCreation } from '../handover-creation';
import type { HandoverWrite } from '../handover-record';
import { settingIn } from './consequences';
import type { CitizenReading } from './citizen-reader';
import type { Occasion } from './proposal-making';
import type { ProposalRow } from './stored-proposal';
import type { CitizenEvent } from './told-fact';

/** A fact with what a handover that it opens needs beside it. */
export interface Opening extends Occasion {
  readonly reading: CitizenReading;
  readonly cpr: string;
  readonly actor: Actor;
  readonly commandId: string;
}

/** Opens the handover that a rule proposes, where the cluster wants that and the fact brings what is to be told. */
export class RuleOpening {
  constructor(
    private readonly database: Database,
    private readonly creation: HandoverCreation,
  ) {}

  /** The proposals, taken where a handover was opened; whatever stands in the way of opening leaves a proposal. */
  async open(
    made: readonly ProposalRow[],
    event: CitizenEvent,
    opening: Opening,
  ): Promise<{ readonly made: readonly ProposalRow[]; readonly opened: readonly HandoverWrite[] }> {
    const opened: HandoverWrite[] = [];
    const rows: ProposalRow[] = [];
    for (const row of made) {
      const write = await this.attempt(row, event, opening);
      if (write !== undefined) opened.push(write);
      const { actor, reading } = opening;
      const taken = { state: 'taken', ended_at: reading.now, ended_by: actor.id } as const;
      rows.push(write === undefined ? row : { ...row, ...taken, handover_id: write.row.id });
    }
    return { made: rows, opened };
  }

  private async attempt(
    { rule, pathway, sender, parts: [part, ...others] }: ProposalRow,
    { content, patient }: CitizenEvent,
    opening: Opening,
  ): Promise<HandoverWrite | undefined> {
    const { actor, cpr, commandId, reading } = opening;
    if (rule === 'change-of-municipality' || part === undefined || others.length > 0 || content === undefined)
      return undefined;
    if (settingIn(rule, opening, reading)?.mode !== 'open' || !actsFor(actor, sender)) return undefined;
    const municipality = patient?.municipality ?? reading.municipality;
    const request = { actor, path: '/patients/events/opened', idempotencyKey: commandId, body: content };
    const wish = { patient: { cpr, municipality }, sender, send: true, isCourse: false };
    try {
      const prepared = await this.creation.prepare(this.database, request, {
        ...wish,
        parts: [{ pathway, receiver: part.receiver, items: part.items, content }],
      });
      return prepared.repeat === undefined ? prepared.parts[0]?.write : undefined;
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  }
}
