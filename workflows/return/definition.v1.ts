import { itemKinds, type ItemDefinition, type ItemKind, type Localized } from '@stafet/core';
import { chainBeforeEffect, expired } from '../escalation';
import { commonEventsBut } from '../events';
import { answerWithin, respondBeforeEffect, respondWithin } from '../lifecycle-deadlines';
import type { TransferPathway } from '../pathway';
import { contentSchemaV1, exampleContentV1 } from './content.v1';
import { machineV1 } from './machine.v1';

/** Every type of organisation that can come to hold something; a region and a cluster are none. */
const everybody = [
  'hospital',
  'acute-hospital',
  'psychiatric-department',
  'ward',
  'municipality',
  'general-practice',
  'health-house',
  'acute-clinic',
  'outreach-team',
  'psychosis-team',
  'hospital-visitation',
  'out-of-hours-gp',
  'prehospital',
  'specialist-practice',
  'psychologist-practice',
  'somatic-department',
  'botilbud',
  'regional-offer',
  'regional-social-offer',
  'municipal-acute-function',
  'municipal-prevention',
  'job-centre',
  'ppr',
  'school',
  'youth-education',
  'relatives-centre',
  'police',
];

const labels: Readonly<Record<ItemKind, Localized>> = {
  treatment: { da: 'Behandlingsansvar', en: 'Treatment' },
  'social-support': { da: 'Social indsats og støtte', en: 'Social support' },
  'nursing-rehab': { da: 'Sygepleje, pleje og genoptræning', en: 'Nursing and rehabilitation' },
  coordination: { da: 'Tovholder', en: 'Coordination' },
  medication: { da: 'Medicinansvar', en: 'Medication' },
};

const general = (kind: ItemKind): ItemDefinition => ({
  kind,
  label: labels[kind],
  evidence: 'PROPOSED',
  source: 'pathway catalogue 1.2; 1.1, INV-7',
});
const [first, ...others] = itemKinds;

/** `return`, version 1: handing back to a former holder. */
export const returnV1: TransferPathway = {
  id: 'return',
  version: 1,
  tier: 1,
  transfers: true,
  name: { da: 'Tilbagegivelse af ansvar', en: 'Handing responsibility back' },
  description: {
    da: 'Den, der har ansvaret, beder en, der har haft det tidligere, om at overtage det igen. Ansvaret flytter først, når modtageren bekræfter.',
    en: 'The holder asks a former holder to take over again. Responsibility moves only when the former holder confirms.',
  },
  routes: [
    {
      from: everybody,
      to: everybody,
      catchment: 'none',
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.1, INV-7: return is a new handover in the opposite direction',
    },
  ],
  items: [general(first), ...others.map(general)],
  takesItemsOf: 'returns',
  // It goes to a former holder and to nobody else: whoever knows a better receiver says so when rejecting.
  events: commonEventsBut({ redirect: undefined }),
  deadlines: [respondWithin(respondBeforeEffect, chainBeforeEffect), answerWithin(respondBeforeEffect, [expired])],
  specialRules: [
    {
      text: {
        da: 'Modtageren skal have haft ansvaret før. Kun det, som afsenderen har nu, kan gives tilbage.',
        en: 'The receiver must have held it before. Only what the sender holds now can be handed back.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.1, INV-7',
    },
    {
      text: {
        da: 'En bekræftelse kan ikke fortrydes. Den, der har bekræftet ved en fejl, har ansvaret, til den anden part bekræfter, at den tager det igen.',
        en: 'A confirmation cannot be undone. Who confirmed by mistake holds until the other side confirms that it takes over again.',
      },
      evidence: 'SEED',
      source: 'S0 «ingen slipper kontakten, før en anden har taget over»; pathway catalogue 1.1, INV-2',
    },
    {
      text: {
        da: 'Afvises tilbagegivelsen, bliver ansvaret hos den, der ville give det tilbage.',
        en: 'Where the return is rejected, responsibility stays with whoever wanted to hand it back.',
      },
      evidence: 'PROPOSED',
      source: 'pathway catalogue 1.1, INV-4',
    },
  ],
  contentSchema: contentSchemaV1,
  exampleContent: exampleContentV1,
  source: '1.1, INV-7; S0 «ansvaret … indtil ansvaret er fuldt ud overdraget og bekræftet af en anden aktør»',
  machine: machineV1,
};
