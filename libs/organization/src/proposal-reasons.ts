import type { Localized } from '@stafet/core';
import type { Organization } from './organization';
import type { PatientGroup } from './patient-group';
import type { Route, RoutingRule } from './routing';

const groupNames: Readonly<Record<PatientGroup, Localized>> = {
  'eating-disorder': { da: 'spiseforstyrrelse', en: 'eating disorder' },
  psychosis: { da: 'psykose', en: 'psychosis' },
  'depression-anxiety': { da: 'depression eller angst', en: 'depression or anxiety' },
  'medication-tapering': { da: 'medicinnedtrapning', en: 'tapering of medication' },
  'dual-diagnosis': { da: 'dobbeltdiagnose', en: 'dual diagnosis' },
  'highly-specialised': { da: 'højt specialiseret behandling', en: 'highly specialised care' },
  other: { da: 'øvrige', en: 'others' },
};

const urgencyNames = { planned: { da: 'planlagt', en: 'planned' }, acute: { da: 'akut', en: 'acute' } } as const;

export function livesThere({ name, municipalityCode = '' }: Organization): Localized {
  return {
    da: `${name} (kommunekode ${municipalityCode}) er borgerens kommune på overdragelsesdagen`,
    en: `${name} (municipality code ${municipalityCode}) is the citizen’s municipality on the day of the handover`,
  };
}

export function unitOf(municipality: Organization, unit: Organization): Localized {
  const { name, municipalityCode = '' } = municipality;
  if (unit.municipalityCode === undefined) {
    return {
      da: `${unit.name} har på overdragelsesdagen afløst enheden i ${name} (kommunekode ${municipalityCode}), borgerens kommune`,
      en: `${unit.name} has by the day of the handover followed the unit in ${name} (municipality code ${municipalityCode}), the citizen’s municipality`,
    };
  }
  return {
    da: `${unit.name} er enheden i ${name} (kommunekode ${municipalityCode}), borgerens kommune på overdragelsesdagen`,
    en: `${unit.name} is the unit in ${name} (municipality code ${municipalityCode}), the citizen’s municipality on the day of the handover`,
  };
}

/** `ward` where the way leads on from the department to its ward. */
export function routed({ unit, rule }: Route, municipality: Organization, ward?: Organization): Localized {
  const who: Localized =
    ward === undefined
      ? { da: unit.name, en: unit.name }
      : { da: `${ward.name} (${unit.name})`, en: `${ward.name} (${unit.name})` };
  if (rule.when.freeChoice === true) {
    return { da: `${who.da} er patientens eget valg (frit valg)`, en: `${who.en} is the patient’s own choice` };
  }
  const { da, en } = conditions(rule, municipality);
  const isProposed = rule.evidence === 'PROPOSED';
  return {
    da: `${who.da} følger af regel ${rule.rule} i tabellen over optageområder (${da})${isProposed ? ', en foreslået standard' : ''}`,
    en: `${who.en} follows from rule ${rule.rule} of the catchment table (${en})${isProposed ? ', a proposed default' : ''}`,
  };
}

export function covers(unit: Organization, cluster: Organization, home: Organization): Localized {
  return {
    da: `${unit.name} dækker ${home.name} i ${cluster.name} på overdragelsesdagen`,
    en: `${unit.name} covers ${home.name} in ${cluster.name} on the day of the handover`,
  };
}

export function coversSender(unit: Organization, cluster: Organization, sender: Organization): Localized {
  return {
    da: `${unit.name} dækker ${cluster.name}, som ${sender.name} hører til; borgerens kommune er ikke oplyst`,
    en: `${unit.name} covers ${cluster.name}, which ${sender.name} belongs to; the citizen’s municipality is not given`,
  };
}

export function onlyOne({ name, group }: Organization): Localized {
  const of: Localized =
    group === undefined
      ? { da: 'af sin slags', en: 'of its kind' }
      : { da: `for ${groupNames[group].da}`, en: `for ${groupNames[group].en}` };
  return {
    da: `${name} er det eneste tilbud ${of.da} i hele regionen på overdragelsesdagen`,
    en: `${name} is the only offer ${of.en} in the whole region on the day of the handover`,
  };
}

export function departmentOf(sender: Organization, department: Organization): Localized {
  return {
    da: `${department.name} er den psykiatriske afdeling, som ${sender.name} er en del af`,
    en: `${department.name} is the psychiatric department that ${sender.name} is part of`,
  };
}

/** What the deciding row asks of a patient, so that nobody has to look it up. */
function conditions({ when }: RoutingRule, { name }: Organization): Localized {
  const parts: (Localized | undefined)[] = [
    when.urgency && urgencyNames[when.urgency],
    when.groups && {
      da: when.groups.map((group) => groupNames[group].da).join(' / '),
      en: when.groups.map((group) => groupNames[group].en).join(' / '),
    },
    when.ageFrom === undefined ? undefined : { da: `fra ${when.ageFrom} år`, en: `from ${when.ageFrom} years` },
    when.ageBelow === undefined ? undefined : { da: `under ${when.ageBelow} år`, en: `under ${when.ageBelow} years` },
    when.inChildCourse === true ? { da: 'i forløb fra før det 18. år', en: 'in a course begun as a child' } : undefined,
    { da: name, en: name },
  ];
  const known = parts.filter((part) => part !== undefined);
  return { da: known.map(({ da }) => da).join(', '), en: known.map(({ en }) => en).join(', ') };
}
