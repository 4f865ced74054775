import type { Instant } from '@stafet/core';
import type { Organization, OrganizationCatalogue } from '@stafet/organization';
import { ProblemError } from '@stafet/platform';
import type { Pathway } from '@stafet/workflows';
import { triggerRules } from './trigger-rules';
import { settingOf, type SettingRow } from './trigger-settings';

/**
 * Some pathways are not for every cluster (catalogue P06). The citizen's decides, and the sender's where nobody knows
 * where she lives.
 * @throws ProblemError `pathway-switched-off`, with the cluster and the rule with which a steward switches it on
 */
export function requireParticipation(
  { id }: Pathway,
  organizations: OrganizationCatalogue,
  settings: readonly SettingRow[],
  where: { readonly sender: Organization; readonly municipality: string | undefined; readonly at: Instant },
): void {
  const rule = triggerRules.find(({ kind, pathway }) => kind === 'participation' && pathway === id);
  if (rule === undefined) return;
  const code = where.municipality ?? where.sender.municipalityCode;
  const home = code === undefined ? undefined : organizations.municipality(code, where.at);
  const cluster = home?.cluster ?? where.sender.cluster;
  if (cluster === undefined || settingOf(rule, cluster, settings).enabled) return;
  const name = organizations.find(cluster)?.name ?? cluster;
  throw new ProblemError('pathway-switched-off', {
    cluster: { id: cluster, name },
    rule: rule.id,
    switchedBy: 'steward',
  });
}
