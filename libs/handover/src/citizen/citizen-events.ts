import { randomUUID } from 'node:crypto';
import { actsFor, keyOf, organizationsOf, type Actor, type HandoverSystemEvent, type Instant } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, sqlState, type Database } from '@stafet/platform';
import { maySee } from '../access-policy';
import type { CommandAnswer } from '../commands';
import { birthDateOf, normalizeCpr } from '../cpr';
import type { HandoverCreation } from '../handover-creation';
import { readForDecision } from '../handover-reader';
import type { HandoverRecord } from '../handover-record';
import type { HandoverViews } from '../handover-view';
import { insist } from '../insistence';
import type { PathwayRegistry } from '../pathway-registry';
import type { PatientVault } from '../patient-vault';
import { answerRow, bodyHash, isUuid, repeatOf, requireFreshKey } from '../repeatable';
import { bytesOf, hexOf, type PatientRow } from '../stored-handover';
import { deceased, eventOf, isOvertaken, type CitizenFact } from './citizen-fact';
import { readForFact, type CitizenReading } from './citizen-reader';
import { accessBy, effectOn, itemsOfStay, nothing, recorded, type AnswerKey, type Done } from './citizen-recording';
import { admissionItem, CitizenWrites, heldByAdmission, whereAdmissionOpens, type Effected } from './citizen-writes';
import { consequencesOf } from './consequences';
import { departmentOf } from './proposal-making';
import type { ProposalViews } from './proposal-view';
import { RuleOpening } from './rule-opening';
import { admittingUnit, factIn, isSame, requireAddress, type CitizenEvent, type Told } from './told-fact';

/** Something that happened to a citizen, as the door hands it in: with her id, or with her CPR number in the body. */
export interface CitizenEventCommand {
  readonly patientId: string | undefined;
  readonly actor: Actor;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
  /** Checks the form; throws a ProblemError `malformed`. */
  readonly parse: () => CitizenEvent;
}

/** SQLSTATEs of `record_about_citizen` that say that what was read has been overtaken. */
const overtaken = ['SF002', 'SF005', 'SF006'];

/** What happens to a citizen reaches every handover that she is in, in one step, and the rules that follow from it. */
export class CitizenEvents {
  private readonly writes: CitizenWrites;
  private readonly opening: RuleOpening;

  constructor(
    private readonly database: Database,
    private readonly vault: PatientVault,
    private readonly organizations: OrganizationCatalogue,
    private readonly views: { readonly handovers: HandoverViews; readonly proposals: ProposalViews },
    { record, creation }: { readonly record: HandoverRecord; readonly creation: HandoverCreation },
    private readonly pathways: PathwayRegistry,
  ) {
    this.writes = new CitizenWrites(vault, record, pathways);
    this.opening = new RuleOpening(database, creation);
  }

  /**
   * Records a fact with all that follows from it, or nothing; answers what was done. A fact that is known is not recorded
   * again, and what is told after something later of the same matter changes nothing but what is known.
   * @throws ProblemError 404, 400, 403, 422 as `told-fact` says.
   */
  async report(command: CitizenEventCommand): Promise<CommandAnswer> {
    return insist(async () => {
      const { patientId, actor, path, idempotencyKey, body } = command;
      const early = patientId === undefined ? command.parse() : undefined;
      const cpr = early === undefined ? undefined : normalizeCpr(early.patient?.cpr ?? '');
      const request = { caller: actor.id, path, key: isUuid(idempotencyKey) ? idempotencyKey : undefined };
      const about = {
        cprHash: cpr === undefined ? undefined : this.vault.lookupHash(cpr),
        patientId: isUuid(patientId) ? patientId : undefined,
        organizations: organizationsOf(actor),
      };
      let reading = await readForFact(this.database, about, request);
      const hash = bodyHash(body);
      const repeat = repeatOf(reading.stored, hash, this.vault, () => this.keyOf(reading.patient));
      if (repeat !== undefined) return repeat;

      requireAddress(patientId, reading, actor);
      const event = early ?? command.parse();
      const key = requireFreshKey(idempotencyKey, reading.stored);
      const told = factIn(event, reading, actor, this.organizations);
      if (reading.patient === undefined) {
        if (cpr === undefined) throw new ProblemError('cpr-invalid');
        await this.makeKnown(cpr, event, reading.now);
        reading = await readForFact(this.database, about, request);
      }
      return this.record({ ...request, key, bodyHash: hash }, told, reading, actor, event);
    });
  }

  private async record(
    request: AnswerKey,
    told: Told,
    reading: CitizenReading,
    actor: Actor,
    event: CitizenEvent,
  ): Promise<CommandAnswer> {
    const { patient, now } = reading;
    if (patient === undefined) throw new Error('a citizen who was made known is not there');
    const dataKey = this.keyOf(patient);
    const known = reading.facts.find((each) => isSame(each, told.fact));
    const done = known === undefined ? await this.done(told, reading, patient, actor, event, request.key) : nothing;
    const fact = known ?? told.fact;
    const facts = known === undefined ? [...reading.facts, fact] : reading.facts;
    // Whoever tells something hears what it leads to in her own unit or its department, and nothing of others.
    const department = departmentOf(fact.unit, { organizations: this.organizations, reading })?.id;
    const proposals = [...reading.proposals, ...done.made].filter(
      ({ because, sender }) => because.includes(fact.id) && (actsFor(actor, sender) || sender === department),
    );
    const view = {
      fact: this.viewOfFact(fact, patient, known !== undefined),
      handovers: done.effects.filter(({ reading: { handover } }) => maySee(actor, handover)).map(effectOn),
      items: done.items.map(({ what, holder }) => ({ ...admissionItem, what, holder })),
      proposals: proposals.map((row) => this.views.proposals.view(row, patient, facts, now)),
    };
    const answer: CommandAnswer = { status: 200, body: JSON.stringify(view) };
    await this.store({
      access: accessBy(actor, told, patient.id, fact, now),
      idempotency: answerRow(request, answer, patient.id, now, this.vault, dataKey),
      handovers: [...done.effects.flatMap(({ writes }) => writes), ...done.opened],
      ...(known === undefined
        ? { ...recorded(told, patient.id, actor, now, done), knownFacts: reading.facts.length }
        : {}),
    });
    return answer;
  }

  /** What the fact does: to handovers, to the ledger, and to proposals. */
  private async done(
    told: Told,
    reading: CitizenReading,
    patient: PatientRow,
    actor: Actor,
    event: CitizenEvent,
    commandId: string,
  ): Promise<Done> {
    const { fact } = told;
    const effects = await this.effects(told, reading, { actor, commandId });
    const cpr = this.vault.decrypt(this.keyOf(patient), bytesOf(patient.cpr), 'cpr');
    const occasion = {
      ...{ fact, patientId: patient.id, birthDate: birthDateOf(cpr), reading },
      ...{ organizations: this.organizations, find: this.pathways.find },
      municipality: event.patient?.municipality ?? reading.municipality,
    };
    const unit = admittingUnit(told, actor);
    const items = unit === undefined ? [] : itemsOfStay(fact, unit, effects, reading);
    const { made, turned } = consequencesOf(occasion, reading);
    const opening = await this.opening.open(made, event, { ...occasion, cpr, actor, commandId });
    return { effects, items, turned, ...opening };
  }

  /** What the fact means for each handover; nothing where something later of the same matter is known. */
  private async effects(
    told: Told,
    reading: CitizenReading,
    teller: { readonly actor: Actor; readonly commandId: string },
  ): Promise<readonly Effected[]> {
    const { fact } = told;
    const event = eventOf(fact);
    if (event === undefined || isOvertaken(fact, reading.facts)) return [];
    const concerned = reading.handovers.filter(({ phase, closed_because }) =>
      event.type === 'reopened'
        ? phase === 'closed-by-event' && closed_because === deceased
        : phase !== 'closed-by-event',
    );
    const unit = admittingUnit(told, teller.actor);
    const where = unit === undefined ? undefined : this.whereAdmitted(fact, unit, reading);
    const effects = await Promise.all(
      concerned.map(async ({ id }) => {
        const handover = await readForDecision(this.database, id, undefined);
        if (handover === undefined) return undefined;
        const isThere = id === where && event.type === 'circumstance' && unit !== undefined;
        const here: HandoverSystemEvent = isThere
          ? { ...event, admitted: { to: unit, item: keyOf(admissionItem) } }
          : event;
        return this.writes.effect(handover, fact, here, teller, reading);
      }),
    );
    return effects.filter((each) => each !== undefined);
  }

  private whereAdmitted(fact: CitizenFact, unit: string, reading: CitizenReading): string | undefined {
    const isMunicipality = (id: string): boolean => this.organizations.find(id)?.type === 'municipality';
    if (fact.type === 'admission') return whereAdmissionOpens(reading, isMunicipality);
    if (fact.type !== 'discharge' || heldByAdmission(reading, unit) === undefined) return undefined;
    return reading.handovers.find(({ circumstances }) => circumstances.includes('admission'))?.id;
  }

  /** A citizen of whom Stafet has not heard before: rules need to know what happened to her from the beginning. */
  private async makeKnown(cpr: string, { patient }: CitizenEvent, now: Instant): Promise<void> {
    const { key, wrapped } = this.vault.newKey();
    const row: PatientRow = {
      id: randomUUID(),
      cpr_hash: hexOf(this.vault.lookupHash(cpr)),
      key_id: wrapped.keyId,
      data_key: hexOf(wrapped.wrapped),
      cpr: hexOf(this.vault.encrypt(key, cpr, 'cpr')),
      name: patient?.name === undefined ? null : hexOf(this.vault.encrypt(key, patient.name, 'name')),
      municipality_code: patient?.municipality ?? null,
      created_at: now,
    };
    await this.database.query(
      'insert into patient select each.* from jsonb_populate_record(null::patient, $1::jsonb) each on conflict (cpr_hash) do nothing',
      [JSON.stringify(row)],
    );
  }

  private async store(recording: object): Promise<void> {
    try {
      await this.database.query('select record_about_citizen($1::jsonb)', [JSON.stringify(recording)]);
    } catch (error) {
      // What was read of the ledger or of the proposals is not so any more: read and decide again.
      if (overtaken.includes(sqlState(error) ?? '')) throw Object.assign(new Error('overtaken'), { code: 'SF001' });
      throw error;
    }
  }

  private viewOfFact({ id, type, at, unit, details }: CitizenFact, patient: PatientRow, isRepeated: boolean) {
    return {
      ...{ id, type, at, ...details },
      unit: { id: unit, name: this.organizations.find(unit)?.name ?? unit },
      patient: this.views.handovers.patient(patient),
      repeated: isRepeated,
    };
  }

  private keyOf(patient: PatientRow | undefined): Buffer {
    if (patient === undefined) throw new Error('an answer is stored for a patient who is not');
    return this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) });
  }
}
