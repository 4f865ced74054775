import type { OrganizationId } from '@stafet/core';
import { isOvertaken, lastOf, type CitizenFact } from './citizen-fact';
import type { CitizenReading } from './citizen-reader';
import {
  departmentOf,
  proposalOf,
  proposalsOfMove,
  replacing,
  superseded,
  type Consequences,
  type Occasion,
} from './proposal-making';
import { turned } from './stored-proposal';
import { judge, leadsToAdults, type Judgement } from './trigger-judgement';
import { ruleOf, type TriggerId } from './trigger-rules';
import { settingOf, type TriggerSetting } from './trigger-settings';

// Teams that are part of psychiatry, and of no department in the reference data.
const psychiatricTeams = ['outreach-team', 'psychosis-team'];

/** What follows by rule from a fact that was not known before. */
export function consequencesOf(occasion: Occasion, reading: CitizenReading): Consequences {
  const { fact } = occasion;
  const isLate = isOvertaken(fact, reading.facts);
  if (fact.type === 'death' || fact.type === 'death-cancelled') {
    return { made: [], turned: isLate ? [] : afterDeathNotice(fact, reading) };
  }
  const dead = lastOf(['death', 'death-cancelled'], reading.facts, reading.now)?.type === 'death';
  if (dead) return { made: [], turned: [] };
  if (fact.type === 'relocation') {
    if (isLate) return { made: [], turned: [] };
    return replacing(proposalsOfMove(occasion), ['change-of-municipality'], occasion);
  }
  const made = judgements(occasion, reading).flatMap(
    (each) => proposalOf(each, settingIn(each.rule, occasion, reading)?.thresholds ?? {}, occasion) ?? [],
  );
  const isOff = fact.type === 'bup-course' && !isLate && !leadsToAdults(fact);
  const rules = [...made.map(({ rule }) => rule), ...(isOff ? ['approaching-21' as const] : [])];
  return replacing(made, rules, occasion);
}

/** How a rule holds for the citizen: in the cluster where she lives, or in that of the unit where nobody knows it. */
export function settingIn(rule: TriggerId, occasion: Occasion, reading: CitizenReading): TriggerSetting | undefined {
  const { organizations, municipality, fact } = occasion;
  const home = municipality === undefined ? undefined : organizations.municipality(municipality, reading.now);
  const cluster = home?.cluster ?? clusterOf(fact.unit, occasion);
  return cluster === undefined ? undefined : settingOf(ruleOf(rule), cluster, reading.settings);
}

function judgements(occasion: Occasion, reading: CitizenReading): readonly Judgement[] {
  const numbersOf = (rule: TriggerId) => {
    const setting = settingIn(rule, occasion, reading);
    return setting?.enabled === true ? setting.thresholds : undefined;
  };
  const isPsychiatric = (unit: OrganizationId): boolean =>
    departmentOf(unit, occasion) !== undefined ||
    psychiatricTeams.includes(occasion.organizations.find(unit)?.type ?? '');
  return judge(occasion.fact, reading.facts, numbersOf, isPsychiatric);
}

function clusterOf(unit: OrganizationId, occasion: Occasion): OrganizationId | undefined {
  return occasion.organizations.find(unit)?.cluster ?? departmentOf(unit, occasion)?.cluster;
}

/** Nothing is proposed for somebody who has died; what was, is proposed again where it turns out not to be so. */
function afterDeathNotice(fact: CitizenFact, { proposals, facts, now }: CitizenReading): readonly object[] {
  if (fact.type === 'death') {
    return proposals.filter(({ state }) => state === 'open').map((each) => turned(each, superseded(fact, now)));
  }
  const deaths = facts.filter(({ type }) => type === 'death').map(({ id }) => id);
  return proposals
    .filter(({ state, ended_because }) => state === 'superseded' && deaths.includes(ended_because ?? ''))
    .map((each) => turned(each, { state: 'open' }));
}
