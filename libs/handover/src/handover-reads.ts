import type { Actor, Instant } from '@stafet/core';
import { organizationsOf } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, type Database } from '@stafet/platform';
import { stateAt } from '@stafet/workflows';
import { mayAudit, mayReadContent, maySee } from './access-policy';
import { isParty } from './citizen/citizen-reader';
import type { CourseView } from './course-view';
import { courseOf } from './course.query';
import { normalizeCpr } from './cpr';
import { pathwayOf, readForDecision, type Reading } from './handover-reader';
import { isContentWithheld, type HandoverView, type HandoverViews } from './handover-view';
import { PathwayRegistry } from './pathway-registry';
import type { PatientVault } from './patient-vault';
import { isUuid } from './repeatable';
import { responsibilityAt, type Responsibility } from './responsibility.query';
import { bytesOf, stateOf, type PatientRow } from './stored-handover';
import { timelineOf, type TimelineFact } from './timeline.query';
import { workList, type WorkListItem, type WorkListQuestion } from './work-list.query';

/** Everything that may be asked about handovers and citizens. Each answer is checked against the access policy. */
export class HandoverReads {
  constructor(
    private readonly database: Database,
    private readonly vault: PatientVault,
    private readonly organizations: OrganizationCatalogue,
    private readonly views: HandoverViews,
    private readonly pathways = new PathwayRegistry(database),
  ) {}

  /** One handover as the actor may see it. A read is never counted as opening. */
  async handover(id: string, actor: Actor): Promise<HandoverView> {
    const reading = await this.visible(id, actor);
    const { handover, items, deadlines, patient, now } = reading;
    const pathway = await pathwayOf(reading, this.pathways);
    return this.views.view({ row: handover, items, deadlines, patient }, pathway, actor, now);
  }

  async timeline(id: string, actor: Actor): Promise<readonly TimelineFact[]> {
    const reading = await this.visible(id, actor);
    const { handover, items, patient, now } = reading;
    const state = stateAt(await pathwayOf(reading, this.pathways), stateOf(handover, items), now);
    const mayRead = mayReadContent(actor, handover) && !isContentWithheld(actor, handover, state);
    const dataKey = mayRead ? this.dataKeyOf(patient) : undefined;
    return timelineOf(this.database, this.vault, this.nameOf, id, dataKey);
  }

  /** @throws ProblemError `unknown-course` where the actor is a party of no part of it. */
  async course(id: string, actor: Actor): Promise<CourseView> {
    return courseOf(this.database, this.views, this.nameOf, this.pathways, id, actor);
  }

  async responsibilityOfHandover(id: string, actor: Actor, at: Instant | undefined): Promise<Responsibility> {
    await this.visible(id, actor);
    return responsibilityAt(this.database, { handover: id }, at, this.nameOf);
  }

  /** @throws ProblemError `unknown-patient` where no organisation of the actor is party to a handover of the citizen, or holds something for her. */
  async responsibilityOfPatient(id: string, actor: Actor, at: Instant | undefined): Promise<Responsibility> {
    if (!isUuid(id) || !(await this.isKnownTo(id, actor))) throw new ProblemError('unknown-patient');
    return responsibilityAt(this.database, { patient: id }, at, this.nameOf);
  }

  /**
   * Finds a citizen by CPR number and records that somebody looked.
   * @throws ProblemError `cpr-invalid`, or `unknown-patient` where there is none or none that is hers to know.
   */
  async searchPatient(
    text: string,
    actor: Actor,
  ): Promise<{ readonly id: string; readonly name: string | null; readonly maskedCpr: string }> {
    const cpr = normalizeCpr(text);
    if (cpr === undefined) throw new ProblemError('cpr-invalid');
    const [row] = await this.database.query<{ patient: PatientRow }>(
      'select to_jsonb(p) as patient from patient p where cpr_hash = $1',
      [this.vault.lookupHash(cpr)],
    );
    const found = row !== undefined && (await this.isKnownTo(row.patient.id, actor)) ? row.patient : undefined;
    await this.database.query(
      `insert into access_entry (id, recorded_at, person_id, organization_id, action, patient_id, details)
       values (gen_random_uuid(), clock_timestamp(), $1, $2, 'patient-search', $3, jsonb_build_object('found', $4::boolean))`,
      [actor.id, actor.roles[0]?.organization ?? '', row?.patient.id ?? null, found !== undefined],
    );
    if (found === undefined) throw new ProblemError('unknown-patient');
    return this.views.patient(found);
  }

  async list(
    question: WorkListQuestion,
    actor: Actor,
  ): Promise<{ readonly items: readonly WorkListItem[]; readonly nextCursor: string | null }> {
    const byName = (name: string): readonly string[] =>
      this.organizations
        .all()
        .filter((each) => each.name.toLocaleLowerCase('da').includes(name.toLocaleLowerCase('da')))
        .map((each) => each.id);
    return workList(this.database, this.views, this.nameOf, byName, actor, question);
  }

  private readonly nameOf = (id: string): string =>
    this.organizations.find(id)?.name ?? (id === 'stafet' ? 'Stafet' : id);

  private async visible(id: string, actor: Actor): Promise<Reading> {
    const reading = isUuid(id) ? await readForDecision(this.database, id, undefined) : undefined;
    if (reading === undefined || !maySee(actor, reading.handover)) throw new ProblemError('unknown-handover');
    return reading;
  }

  private async isKnownTo(patientId: string, actor: Actor): Promise<boolean> {
    if (mayAudit(actor)) return true;
    const [row] = await this.database.query<{ known: boolean }>(
      `select ${isParty('$2')} as known from patient p where p.id = $1`,
      [patientId, [...organizationsOf(actor)]],
    );
    return row?.known === true;
  }

  private dataKeyOf(patient: PatientRow): Buffer {
    return this.vault.unwrap({ keyId: patient.key_id, wrapped: bytesOf(patient.data_key) });
  }
}
