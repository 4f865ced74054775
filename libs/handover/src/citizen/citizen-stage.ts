import { randomUUID } from 'node:crypto';
import type { Actor } from '@stafet/core';
import { loadCatalogue } from '@stafet/organization';
import type { Database } from '@stafet/platform';
import { findPathway } from '@stafet/workflows';
import type { Client } from 'pg';
import type { NewHandover } from '../commands';
import { HandoverCreation } from '../handover-creation';
import { HandoverRecord } from '../handover-record';
import { HandoverViews, type HandoverView } from '../handover-view';
import { PathwayRegistry } from '../pathway-registry';
import { ManyCitizens, ServiceStage } from '../service-stage';
import { CitizenEvents } from './citizen-events';
import type { ProposalView } from './proposal-view';
import { ProposalViews } from './proposal-view';
import { Proposals } from './proposals';
import type { CitizenEvent } from './told-fact';
import { TriggerSettings } from './trigger-settings';

/** What is answered to somebody who told something of a citizen. */
export interface EventAnswer {
  readonly fact: { readonly id: string; readonly patient: { readonly id: string }; readonly repeated: boolean };
  readonly handovers: readonly {
    readonly id: string;
    readonly phase: string;
    readonly what: string;
    readonly successor?: string;
  }[];
  readonly items: readonly {
    readonly kind: string;
    readonly scope: string;
    readonly what: string;
    readonly holder: string;
  }[];
  readonly proposals: readonly ProposalView[];
}

/** The only citizen of a test, under a published test number, and where she lives. */
export const citizen = { cpr: '2509479989', municipality: '0730' };

/** Everything about citizens on a real database, beside the service of handovers. */
export class CitizenStage {
  readonly vault = new ManyCitizens();
  readonly handovers: ServiceStage;
  readonly events: CitizenEvents;
  readonly proposals: Proposals;
  readonly settings: TriggerSettings;

  constructor(
    database: Database,
    private readonly owner: Client,
  ) {
    const catalogue = loadCatalogue();
    const nameOf = (id: string): string => catalogue.find(id)?.name ?? id;
    this.handovers = new ServiceStage(database, owner, [], this.vault);
    const pathways = new PathwayRegistry(database);
    const record = new HandoverRecord(this.vault);
    const views = new HandoverViews(this.vault, nameOf);
    const proposalViews = new ProposalViews(views, nameOf);
    const creation = new HandoverCreation(this.vault, catalogue, record, pathways);
    this.events = new CitizenEvents(
      database,
      this.vault,
      catalogue,
      { handovers: views, proposals: proposalViews },
      { record, creation },
      pathways,
    );
    this.proposals = new Proposals(database, this.vault, proposalViews);
    this.settings = new TriggerSettings(database, catalogue);
  }

  /** Tells something of the citizen by her CPR number. */
  async tell(
    actor: Actor,
    event: Partial<CitizenEvent> & Pick<CitizenEvent, 'type'>,
    key = randomUUID(),
  ): Promise<EventAnswer> {
    const told: CitizenEvent = { patient: citizen, details: {}, ...event };
    const command = { patientId: undefined, actor, path: '/patients/events', idempotencyKey: key, body: told };
    return JSON.parse((await this.events.report({ ...command, parse: () => told })).body) as EventAnswer;
  }

  async hand(
    actor: Actor,
    pathway: string,
    wish: Partial<NewHandover> & Pick<NewHandover, 'items'>,
  ): Promise<HandoverView> {
    const content = findPathway(pathway)?.exampleContent ?? {};
    const sender = actor.roles[0]?.organization ?? '';
    return this.handovers.create(actor, { pathway, patient: citizen, sender, content, send: true, ...wish });
  }

  /** Who holds what of a citizen now, what is closed left out; more than one holder of an item shows as several. */
  async holders(patient: string): Promise<readonly string[]> {
    const { rows } = await this.owner.query<{ line: string }>(
      `select i.kind || case i.scope when '' then '' else '/' || i.scope end || ' ' || coalesce(r.holder, 'nobody') as line
       from responsibility_item i
       left join responsibility_interval r
         on r.item_id = i.id and r.valid_from <= clock_timestamp() and r.valid_to > clock_timestamp()
       where i.patient_id = $1 and i.closed_at is null order by line`,
      [patient],
    );
    return rows.map(({ line }) => line);
  }
}
