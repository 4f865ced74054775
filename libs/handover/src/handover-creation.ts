import { randomUUID } from 'node:crypto';
import { keyOf, organizationsOf, type Actor, type Instant } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, type Database } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { proposalTaken, takenBy } from './citizen/taking';
import type { CommandAnswer, NewPart, NewParts } from './commands';
import type { FormFault } from './content-validator';
import { birthDateOf, normalizeCpr } from './cpr';
import { readForCreation, type CreationReading } from './creation-reader';
import type { HandoverRecord } from './handover-record';
import { nextMoment } from './moments';
import { faultsOfForm, PartBeginning, type BegunPart, type JudgedPart } from './part-beginning';
import type { PathwayRegistry } from './pathway-registry';
import type { PatientVault } from './patient-vault';
import { bodyHash, isUuid, repeatOf, requireFreshKey } from './repeatable';
import { bytesOf, hexOf, moment, type PatientRow } from './stored-handover';

/** A row of `course`. */
export interface CourseRow {
  readonly id: string;
  readonly patient_id: string;
  readonly started_by: string;
  readonly created_at: string;
}

export interface Prepared {
  readonly repeat?: undefined;
  /** In the order in which they were wished; one where there is no course. */
  readonly parts: readonly BegunPart[];
  /** The course that begins with them. */
  readonly course: CourseRow | undefined;
  readonly patient: PatientRow;
  readonly newPatient: PatientRow | undefined;
  /** What becomes of the proposal that is taken. */
  readonly proposals: readonly object[];
  readonly access: object;
  readonly dataKey: Buffer;
  readonly at: Instant;
  readonly request: { readonly caller: string; readonly path: string; readonly key: string; readonly bodyHash: string };
}

/** Who creates something, and how the request would be told from another. */
interface CreationRequest {
  readonly actor: Actor;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
}

/** Everything about the beginning of handovers: whether they may begin, all or none, and the facts with which they do. */
export class HandoverCreation {
  private readonly beginning: PartBeginning;

  constructor(
    private readonly vault: PatientVault,
    organizations: OrganizationCatalogue,
    record: HandoverRecord,
    private readonly pathways: PathwayRegistry,
  ) {
    this.beginning = new PartBeginning(vault, organizations, record, pathways.find);
  }

  /** Reads and decides; answers what is to be stored, or the answer of an earlier request of the same key. */
  async prepare(
    database: Database,
    { actor, path, idempotencyKey, body }: CreationRequest,
    wish: NewParts,
  ): Promise<Prepared | { readonly repeat: CommandAnswer }> {
    const cpr = 'cpr' in wish.patient ? normalizeCpr(wish.patient.cpr) : undefined;
    const about = {
      cprHash: cpr === undefined ? undefined : this.vault.lookupHash(cpr),
      patientId: 'id' in wish.patient && isUuid(wish.patient.id) ? wish.patient.id : undefined,
      pathways: wish.parts.map((part) => part.pathway),
      organizations: organizationsOf(actor),
      linked: wish.parts.flatMap(({ follows, returns }) => [follows, returns]).filter(isUuid),
      course: isUuid(wish.joins) ? wish.joins : undefined,
      proposal: isUuid(wish.proposal) ? wish.proposal : undefined,
    };
    const key = isUuid(idempotencyKey) ? idempotencyKey : undefined;
    const reading = await readForCreation(database, about, { caller: actor.id, path, key });

    const hash = bodyHash(body);
    const repeat = repeatOf(reading.stored, hash, this.vault, () => this.keyOf(reading));
    if (repeat !== undefined) return { repeat };
    if ('id' in wish.patient && !reading.isPartyToPatient) throw new ProblemError('unknown-patient');
    await this.pathways.learn([...reading.accepted, ...reading.linked]);
    const pathways = wish.parts.map((part) => this.pathways.find(part.pathway));
    requireForm(wish, pathways);
    const freshKey = requireFreshKey(idempotencyKey, reading.stored);

    requireSuitableCourse(wish, reading);
    const setting = { wish, actor, reading, birthDate: this.birthDateIn(cpr, reading) };
    const judged = wish.parts.map((part, index) =>
      inPart(wish, index, () => {
        const pathway = pathways[index];
        if (pathway === undefined) throw new ProblemError('pathway-unknown-here');
        return this.beginning.judge(part, pathway, setting);
      }),
    );
    requireEachItemOnce(judged);
    const taken = proposalTaken(wish, reading.proposal, reading.patient?.id);
    const { patient, newPatient, dataKey } = this.patientOf(wish, cpr, reading);
    const at = nextMoment(reading.now, ...judged.flatMap(({ held }) => held.map((item) => moment(item.since))));
    const course = wish.isCourse
      ? { id: randomUUID(), patient_id: patient.id, started_by: wish.sender, created_at: at }
      : undefined;
    // Lists are ordered by moment and id, and the parts of a course share their moment.
    const ids = judged.map(() => randomUUID()).sort();
    const parts = judged.map((part, index) => {
      const as = { id: ids[index] ?? '', at, course: course?.id ?? wish.joins?.toLowerCase() };
      return inPart(wish, index, () =>
        this.beginning.begin(part, setting, { ...as, commandId: freshKey, patient, dataKey }),
      );
    });
    return {
      ...{ parts, course, patient, newPatient, dataKey, at },
      proposals:
        taken === undefined
          ? []
          : [takenBy(taken, actor, at, course === undefined ? { handover: ids[0] ?? '' } : { course: course.id })],
      // Whoever makes a handover is told what is known of the citizen: that is a look at her.
      access: {
        id: randomUUID(),
        recorded_at: at,
        person_id: actor.id,
        organization_id: wish.sender,
        action: course === undefined ? 'handover-created' : 'course-created',
        patient_id: patient.id,
        details: course === undefined ? { handover: ids[0] } : { course: course.id, handovers: ids },
      },
      request: { caller: actor.id, path, key: freshKey, bodyHash: hash },
    };
  }

  private birthDateIn(cpr: string | undefined, reading: CreationReading): string | undefined {
    const { patient } = reading;
    const known = patient && this.vault.decrypt(this.keyOf(reading), bytesOf(patient.cpr), 'cpr');
    const number = cpr ?? known;
    return number === undefined ? undefined : birthDateOf(number);
  }

  private patientOf(wish: NewParts, cpr: string | undefined, reading: CreationReading) {
    if (reading.patient !== undefined) {
      return { patient: reading.patient, newPatient: undefined, dataKey: this.keyOf(reading) };
    }
    if ('id' in wish.patient) throw new ProblemError('unknown-patient');
    if (cpr === undefined) throw new ProblemError('cpr-invalid');
    const { key, wrapped } = this.vault.newKey();
    const patient: PatientRow = {
      id: randomUUID(),
      cpr_hash: hexOf(this.vault.lookupHash(cpr)),
      key_id: wrapped.keyId,
      data_key: hexOf(wrapped.wrapped),
      cpr: hexOf(this.vault.encrypt(key, cpr, 'cpr')),
      name: wish.patient.name === undefined ? null : hexOf(this.vault.encrypt(key, wish.patient.name, 'name')),
      municipality_code: wish.patient.municipality ?? null,
      created_at: reading.now,
    };
    return { patient, newPatient: patient, dataKey: key };
  }

  private keyOf(reading: CreationReading): Buffer {
    if (reading.patient === undefined) throw new Error('an answer is stored for a patient who is not');
    return this.vault.unwrap({ keyId: reading.patient.key_id, wrapped: bytesOf(reading.patient.data_key) });
  }
}

/** Where a part of a course stands in the body. */
function above({ isCourse }: NewParts, index: number): string {
  return isCourse ? `/parts/${index}` : '';
}

function requireForm(wish: NewParts, pathways: readonly (Pathway | undefined)[]): void {
  const errors = wish.parts.flatMap((part: NewPart, index): readonly FormFault[] => {
    const pathway = pathways[index];
    const faults = pathway === undefined ? [] : faultsOfForm(pathway, part);
    return faults.map(({ pointer, detail }) => ({ pointer: `${above(wish, index)}${pointer}`, detail }));
  });
  if (errors.length > 0) throw new ProblemError('malformed', { errors });
}

/** A problem of one part of a course says of which: by the pointers of its faults, and by `part`, counted from 0. */
function inPart<Result>(wish: NewParts, index: number, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (!wish.isCourse || !(error instanceof ProblemError)) throw error;
    const { errors, ...facts } = error.facts as { readonly errors?: readonly FormFault[] };
    const moved = errors?.map((fault) => ({ ...fault, pointer: `${above(wish, index)}${fault.pointer}` }));
    throw new ProblemError(error.code, { ...facts, ...(moved === undefined ? {} : { errors: moved }), part: index });
  }
}

/** @throws ProblemError `course-unsuitable`, where the sender has no part in the course, or it is another citizen's. */
function requireSuitableCourse(wish: NewParts, { course, patient }: CreationReading): void {
  if (wish.joins === undefined) return;
  const isTheirs = course !== undefined && course.patient_id === patient?.id && course.parties.includes(wish.sender);
  if (!isTheirs) throw new ProblemError('course-unsuitable');
}

/** @throws ProblemError `course-unsuitable`, where two parts hand over the same item. */
function requireEachItemOnce(parts: readonly JudgedPart[]): void {
  const keys = parts.flatMap(({ names }) => names.map(keyOf));
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  if (twice.length > 0) throw new ProblemError('course-unsuitable', { items: [...new Set(twice)] });
}
