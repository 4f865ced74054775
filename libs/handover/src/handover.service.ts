import { randomUUID } from 'node:crypto';
import {
  systemActor,
  type Actor,
  type Decision,
  type HandoverEvent,
  type HandoverSystemEvent,
  type Refusal,
} from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, sqlState, violatedConstraint, type Database, type ProblemCode } from '@stafet/platform';
import { decide, stateAt, type Pathway } from '@stafet/workflows';
import { maySee } from './access-policy';
import { notOpen } from './citizen/taking';
import type { CommandAnswer, CreateCommand, CreateCourseCommand, HandoverCommand, NewParts } from './commands';
import { partsOf, stillWith, type CreatedCourse } from './course-view';
import { requireFittingValues } from './fitting';
import { HandoverCreation, type Prepared } from './handover-creation';
import { HandoverRecord, type HandoverWrite } from './handover-record';
import { pathwayOf, readForDecision, type Reading } from './handover-reader';
import { eventsOf, type HandoverView, type HandoverViews } from './handover-view';
import { insist } from './insistence';
import { migrationOf, type MigrationOrder, type MigrationOutcome } from './migrating';
import { nextMoment } from './moments';
import { PathwayRegistry } from './pathway-registry';
import type { PatientVault } from './patient-vault';
import { answerRow, bodyHash, isUuid, repeatOf, requireFreshKey } from './repeatable';
import { bytesOf, moment, stateOf } from './stored-handover';
import { openingIn, openSuccessor, successorOf } from './successor';
import { viewAfter } from './view-after';

/** SQLSTATEs of `record_decision`: the sender does not hold the item; another handover has it. */
const notHolder = 'SF002';
const inAnotherHandover = 'SF005';
const notHandedOn = 'SF007';

const recordDecision = 'select record_decision($1::jsonb)';
const recordAboutCitizen = 'select record_about_citizen($1::jsonb)';

/** What became of something that Stafet itself had to say. */
export type SystemOutcome =
  | {
      readonly recorded: true;
      readonly decision: Decision;
      /** The handover that was opened with it. */
      readonly successor?: string;
    }
  | { readonly recorded: false; readonly because: ProblemCode };

/**
 * The one writer of responsibility: the only place where a holder changes. Each command is read, decided and
 * recorded in two round trips to the database (design D7); the second is one statement that records all or nothing
 * and fails where somebody recorded a fact in between.
 */
export class HandoverService {
  private readonly record: HandoverRecord;
  private readonly creation: HandoverCreation;

  constructor(
    private readonly database: Database,
    private readonly vault: PatientVault,
    private readonly organizations: OrganizationCatalogue,
    private readonly views: HandoverViews,
    private readonly pathways = new PathwayRegistry(database),
  ) {
    this.record = new HandoverRecord(vault);
    this.creation = new HandoverCreation(vault, organizations, this.record, pathways);
  }

  /**
   * Does what a person asks, once per Idempotency-Key, and answers with the handover as it then stands.
   * @throws ProblemError in the order of checks of design 4.3: 404, 400, 422, 428, 412, 403, 409.
   */
  async apply(command: HandoverCommand): Promise<CommandAnswer> {
    return insist(async () => {
      const { handoverId: id, actor, path, idempotencyKey } = command;
      const request = { caller: actor.id, path, key: isUuid(idempotencyKey) ? idempotencyKey : undefined };
      const reading = isUuid(id) ? await readForDecision(this.database, id, request) : undefined;
      if (reading === undefined || !maySee(actor, reading.handover)) throw new ProblemError('unknown-handover');

      const dataKey = this.dataKeyOf(reading);
      const hash = bodyHash(command.body);
      const repeat = repeatOf(reading.stored, hash, this.vault, () => dataKey);
      if (repeat !== undefined) return repeat;

      const pathway = await pathwayOf(reading, this.pathways);
      const event = command.parse(pathway);
      const key = requireFreshKey(idempotencyKey, reading.stored);
      this.requireCurrent(command.ifMatch, reading, pathway, actor);

      const { decision, writes, at } = this.decideAndWrite(reading, pathway, event, actor, dataKey, key);
      const view = this.views.view(viewAfter(reading, writes[0], decision), pathway, actor, at);
      const answer: CommandAnswer = { status: 200, etag: `"${view.version}"`, body: JSON.stringify(view) };
      const stored = { ...request, key, bodyHash: hash };
      const idempotency = answerRow(stored, answer, reading.patient.id, at, this.vault, dataKey);
      await this.store({ handovers: writes, idempotency }).catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        throw new ProblemError(error.code, { ...this.standing(reading, pathway, actor), ...error.facts });
      });
      return answer;
    });
  }

  /**
   * Records what only Stafet itself can say: a receipt, a passed deadline, a moment of effect, what has happened to the
   * citizen. What has been overtaken meanwhile, by an answer of a person say, is not an error.
   */
  async applySystem(handoverId: string, event: HandoverSystemEvent): Promise<SystemOutcome> {
    return insist(async () => {
      const reading = await readForDecision(this.database, handoverId, undefined);
      if (reading === undefined) return { recorded: false, because: 'unknown-handover' };
      if (!isStillDue(reading, event)) return { recorded: false, because: 'event-not-expected' };
      const dataKey = this.dataKeyOf(reading);
      const pathway = await pathwayOf(reading, this.pathways);
      try {
        const { decision, writes } = this.decideAndWrite(reading, pathway, event, systemActor, dataKey, undefined);
        await this.store({ handovers: writes });
        return { recorded: true, decision, ...(writes[1] === undefined ? {} : { successor: writes[1].row.id }) };
      } catch (error) {
        if (error instanceof ProblemError && error.status === 409) return { recorded: false, because: error.code };
        throw error;
      }
    });
  }

  /** Takes a running handover to a newer version of its pathway, or says why not; nobody's responsibility moves by it. */
  async migrate(handoverId: string, order: MigrationOrder): Promise<MigrationOutcome> {
    return insist(async () => {
      const reading = await readForDecision(this.database, handoverId, undefined);
      if (reading === undefined) throw new ProblemError('unknown-handover');
      const dataKey = this.dataKeyOf(reading);
      const { outcome, write } = await migrationOf(reading, this.pathways, order, this.record, dataKey);
      if (write !== undefined && !order.isDryRun) await this.store({ handovers: [write] });
      return outcome;
    });
  }

  /**
   * Creates a handover, as a draft or sent at once.
   * @throws ProblemError as `apply`, and 409 `item-already-in-handover` or `sender-not-holder`.
   */
  async create(command: CreateCommand): Promise<CommandAnswer> {
    const { course: joins, ...wish } = command.parse();
    return this.begin(command, { ...wish, joins, parts: [wish], isCourse: false }, (_prepared, [view]) => {
      if (view === undefined) throw new Error('a handover begins with itself');
      return {
        status: 201,
        etag: `"${view.version}"`,
        location: `${command.path}/${view.id}`,
        body: JSON.stringify(view),
      };
    });
  }

  /**
   * Creates several handovers that belong together, all or none.
   * @throws ProblemError as `create`, with `part` where one of them is the reason.
   */
  async createCourse(command: CreateCourseCommand): Promise<CommandAnswer> {
    return this.begin(command, { ...command.parse(), isCourse: true }, ({ course }, parts) => {
      if (course === undefined) throw new Error('parts begin a course');
      const created: CreatedCourse = {
        id: course.id,
        patient: parts[0]?.patient ?? { id: course.patient_id, name: null, maskedCpr: '' },
        parts,
        stillWith: stillWith(partsOf(parts), course.started_by, (id) => this.organizations.find(id)?.name ?? id),
      };
      return { status: 201, location: `${command.path}/${course.id}`, body: JSON.stringify(created) };
    });
  }

  private async begin(
    command: CreateCommand | CreateCourseCommand,
    wish: NewParts,
    answerWith: (prepared: Prepared, views: readonly HandoverView[]) => CommandAnswer,
  ): Promise<CommandAnswer> {
    return insist(async () => {
      const prepared = await this.creation.prepare(this.database, command, wish);
      if (prepared.repeat !== undefined) return prepared.repeat;
      const { parts, course, patient, newPatient, access, at, dataKey, request, proposals } = prepared;
      const views = parts.map(({ viewed, pathway }) => this.views.view(viewed, pathway, command.actor, at));
      const answer = answerWith(prepared, views);
      const idempotency = answerRow(request, answer, patient.id, at, this.vault, dataKey);
      const handovers = parts.map(({ write }) => write);
      await this.store({ patient: newPatient, access, course, handovers, idempotency, proposals });
      return answer;
    });
  }

  private decideAndWrite(
    reading: Reading,
    pathway: Pathway,
    event: HandoverEvent,
    actor: Actor,
    dataKey: Buffer,
    commandId: string | undefined,
  ) {
    const at = nextMoment(
      reading.now,
      moment(reading.handover.last_fact_at),
      ...reading.items.map((item) => moment(item.since)),
    );
    const decision = decide(pathway, stateOf(reading.handover, reading.items), event, actor, at);
    // Clients hear "not you" first, then what does not fit, then "not now".
    const isTheirs = decision.kind !== 'refused' || decision.refusal.code !== 'actor-not-entitled';
    const route = isTheirs ? requireFittingValues(event, pathway, reading, this.organizations) : undefined;
    if (decision.kind === 'refused') throw this.problem(decision.refusal, reading, pathway, actor);
    const origin = { event, actor, at, commandId };
    const standing = { ...reading, row: reading.handover };
    const opening = openingIn(decision);
    if (opening === undefined) {
      return { decision, writes: [this.record.write(pathway, standing, decision, origin, dataKey)], at };
    }
    const successor = successorOf(opening, reading, route, at, randomUUID());
    const also = opening.because === 'redirect' ? { redirectedTo: successor.row.id } : {};
    const write = this.record.write(pathway, standing, decision, origin, dataKey, also);
    return { decision, writes: [write, openSuccessor(successor, pathway, at, dataKey, this.record)], at };
  }

  /** One statement; nothing is written after it. */
  private async store(recording: {
    readonly handovers: readonly HandoverWrite[];
    readonly patient?: object | undefined;
    readonly access?: object | undefined;
    readonly course?: object | undefined;
    readonly idempotency?: object;
    readonly proposals?: readonly object[];
  }): Promise<void> {
    const isTaking = recording.proposals !== undefined && recording.proposals.length > 0;
    const [name, call] = isTaking ? ['record-about-citizen', recordAboutCitizen] : ['record-decision', recordDecision];
    try {
      await this.database.prepared(name, call, [JSON.stringify(recording)]);
    } catch (error) {
      if (sqlState(error) === notHolder) throw new ProblemError('sender-not-holder');
      if (sqlState(error) === notHandedOn) throw new ProblemError('not-handed-on');
      if (sqlState(error) === notOpen) throw new ProblemError('proposal-not-open');
      const isLiveElsewhere =
        sqlState(error) === inAnotherHandover || violatedConstraint(error) === 'handover_item_one_live_idx';
      if (!isLiveElsewhere) throw error;
      throw new ProblemError('item-already-in-handover', await this.liveHandover(recording.handovers));
    }
  }

  private async liveHandover(writes: readonly HandoverWrite[]): Promise<{ readonly handover?: string }> {
    const [row] = await this.database.query<{ id: string }>(
      `select l.handover_id as id from handover_item l join responsibility_item i on i.id = l.item_id
       where l.is_live and i.patient_id = $1 and l.handover_id <> all ($2) and l.kind || '/' || l.scope = any ($3)
       limit 1`,
      [
        writes[0]?.row.patient_id,
        writes.map((write) => write.row.id),
        writes.flatMap(({ items, ledger }) =>
          [...items.filter((item) => item.is_live), ...ledger].map(({ kind, scope }) => `${kind}/${scope}`),
        ),
      ],
    );
    return row === undefined ? {} : { handover: row.id };
  }

  private requireCurrent(ifMatch: string | undefined, reading: Reading, pathway: Pathway, actor: Actor): void {
    if (ifMatch === undefined) throw new ProblemError('precondition-required');
    // RFC 9110: a list of strong validators, or any version at all.
    const named = ifMatch.split(',').map((each) => each.trim());
    if (named.includes('*') || named.includes(`"${reading.handover.version}"`)) return;
    throw new ProblemError('version-stale', this.standing(reading, pathway, actor));
  }

  private problem(refusal: Refusal, reading: Reading, pathway: Pathway, actor: Actor): ProblemError {
    const { code, ...facts } = refusal;
    return new ProblemError(code, { ...facts, ...this.standing(reading, pathway, actor) });
  }

  /** Where the handover stands, who did the last thing, and what the caller can do instead. */
  private standing(reading: Reading, pathway: Pathway, actor: Actor) {
    const state = stateAt(pathway, stateOf(reading.handover, reading.items), reading.now);
    const { lastFact } = reading;
    return {
      phase: state.phase,
      version: reading.handover.version,
      availableEvents: eventsOf(pathway, state, actor, reading.now).availableEvents,
      ...(lastFact === undefined ? {} : { lastFact: { ...lastFact, at: moment(lastFact.at) } }),
    };
  }

  private dataKeyOf({ patient }: Reading): Buffer {
    return this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) });
  }
}

/** Database time decides: a deadline that was moved, paused or met since it was claimed has not passed. */
function isStillDue(reading: Reading, event: HandoverSystemEvent): boolean {
  if (event.type !== 'deadline-passed') return true;
  return reading.deadlines.some(
    (row) =>
      row.name === event.deadline &&
      row.level === event.level &&
      row.state === 'running' &&
      moment(row.due_at) <= reading.now,
  );
}
