import { randomUUID } from 'node:crypto';
import { hasRole, type Actor, type Instant, type OrganizationId } from '@stafet/core';
import type { OrganizationCatalogue } from '@stafet/organization';
import { ProblemError, type Database } from '@stafet/platform';
import { moment } from '../stored-handover';
import { defaultThresholds, isOnByDefault, triggerRules, type TriggerRule } from './trigger-rules';

/** A row of `trigger_setting`, as JSON. */
export interface SettingRow {
  readonly rule: string;
  readonly cluster: OrganizationId;
  readonly enabled: boolean;
  readonly mode: TriggerMode;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly valid_from: string;
}

/** What is done where a rule is met: a proposal, or, where the fact brings the content, the handover itself. */
export type TriggerMode = 'propose' | 'open';

/** How a rule holds in one cluster now. */
export interface TriggerSetting {
  readonly enabled: boolean;
  readonly mode: TriggerMode;
  readonly thresholds: Readonly<Record<string, number>>;
  /** Absent while nobody has set anything: then all of it is as it was proposed. */
  readonly validFrom?: Instant;
}

/** What a steward changes; the rest stays as it is. */
export interface SettingChange {
  readonly cluster: OrganizationId;
  readonly enabled?: boolean | undefined;
  readonly mode?: TriggerMode | undefined;
  readonly thresholds?: Readonly<Record<string, unknown>> | undefined;
}

/** A rule with its setting in every cluster. */
export interface TriggerView extends Omit<TriggerRule, 'onlyIn' | 'notIn'> {
  readonly settings: readonly (TriggerSetting & {
    readonly cluster: { readonly id: OrganizationId; readonly name: string };
    /** Whether a steward has set it; what nobody has set is proposed. */
    readonly isDefault: boolean;
  })[];
}

/** How the rule holds in a cluster, by the newest of the settings, or as it begins. */
export function settingOf(rule: TriggerRule, cluster: OrganizationId, rows: readonly SettingRow[]): TriggerSetting {
  const row = rows.find((each) => each.rule === rule.id && each.cluster === cluster);
  const begins = {
    enabled: isOnByDefault(rule, cluster),
    mode: 'propose',
    thresholds: defaultThresholds(rule),
  } as const;
  if (row === undefined) return begins;
  const { enabled, mode, thresholds, valid_from } = row;
  return { enabled, mode, thresholds: { ...begins.thresholds, ...thresholds }, validFrom: moment(valid_from) };
}

const newest = `
  select rule, cluster, enabled, mode, thresholds, to_jsonb(valid_from) #>> '{}' as valid_from
  from (select distinct on (rule, cluster) * from trigger_setting order by rule, cluster, valid_from desc) s`;

/** The rules per cluster as configuration: dated, audited, and never changed backwards. */
export class TriggerSettings {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationCatalogue,
  ) {}

  /** Every rule with how it holds in every cluster. */
  async all(): Promise<readonly TriggerView[]> {
    const rows = await this.database.query<SettingRow>(newest);
    return triggerRules.map((rule) => this.viewOf(rule, rows));
  }

  /**
   * Sets a rule in one cluster, from now on.
   * @throws ProblemError `role-required`, `unknown-trigger`, `organization-unknown`, `threshold-unsuitable`.
   */
  async set(id: string, change: SettingChange, actor: Actor): Promise<TriggerView> {
    if (!hasRole(actor, 'steward')) throw new ProblemError('role-required');
    const rule = triggerRules.find((each) => each.id === id);
    if (rule === undefined) throw new ProblemError('unknown-trigger');
    const cluster = this.organizations.find(change.cluster);
    if (cluster?.type !== 'cluster') throw new ProblemError('organization-unknown');
    const before = settingOf(rule, cluster.id, await this.database.query<SettingRow>(newest));
    const thresholds = { ...before.thresholds, ...soundThresholds(rule, change.thresholds ?? {}) };
    const setting = { enabled: change.enabled ?? before.enabled, mode: change.mode ?? before.mode, thresholds };
    // One statement: the setting and the entry that says who set it, or neither.
    await this.database.query(
      `with setting as (
         insert into trigger_setting (id, rule, cluster, enabled, mode, thresholds, valid_from, set_by)
         select $1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp()), $7
       )
       insert into access_entry (id, recorded_at, person_id, organization_id, action, details)
       values (gen_random_uuid(), clock_timestamp(), $7, $8, 'trigger-setting',
         jsonb_build_object('rule', $2::text, 'cluster', $3::text, 'enabled', $4::boolean, 'mode', $5::text, 'thresholds', $6::jsonb))`,
      [
        ...[randomUUID(), rule.id, cluster.id, setting.enabled, setting.mode, JSON.stringify(thresholds), actor.id],
        actor.roles.find(({ role }) => role === 'steward')?.organization ?? '',
      ],
    );
    return this.viewOf(rule, await this.database.query<SettingRow>(newest));
  }

  private viewOf({ onlyIn, notIn, ...rule }: TriggerRule, rows: readonly SettingRow[]): TriggerView {
    const clusters = this.organizations.all().filter(({ type }) => type === 'cluster');
    return {
      ...rule,
      settings: clusters.map(({ id, name }) => {
        const setting = settingOf({ onlyIn, notIn, ...rule }, id, rows);
        return { cluster: { id, name }, ...setting, isDefault: setting.validFrom === undefined };
      }),
    };
  }
}

/** @throws ProblemError `threshold-unsuitable`, with what the rule takes */
function soundThresholds(
  rule: TriggerRule,
  wished: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> {
  const sound = Object.entries(wished).filter((entry): entry is [string, number] => {
    const [name, value] = entry;
    const known = rule.thresholds.find((each) => each.name === name);
    return (
      known !== undefined && Number.isInteger(value) && Number(value) >= known.least && Number(value) <= known.most
    );
  });
  if (sound.length === Object.keys(wished).length) return Object.fromEntries(sound);
  const allowed = rule.thresholds.map(({ name, least, most }) => ({ name, least, most }));
  throw new ProblemError('threshold-unsuitable', { allowed });
}
