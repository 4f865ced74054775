import { itemKinds } from '@stafet/core';
import { anyObject, either, fields, list, mapOf, matching, oneOf, share, text, wholeNumber, type Form } from './form';

/** More of anything than this is no pathway that people could agree on. */
const most = 40;

const word = matching(/^[a-z][a-z0-9-]{0,59}$/, 'lower-case words joined by hyphens');
const itemKey = matching(
  /^[a-z][a-z0-9-]{0,59}(\/[a-z][a-z0-9-]{0,59})?$/,
  'an item, `treatment` or `treatment/assessment`',
);
const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'a day, `2027-01-01`');
const name = matching(/^\w[\w-]{0,59}$/, 'a name');
const localized = fields({ da: text(4000), en: text(4000) });
const sourced = { evidence: oneOf('SEED', 'EXT', 'PROPOSED'), source: text(1000) };
const truth = oneOf(true);

const route = fields(
  {
    from: list(word, most),
    to: list(word, most),
    catchment: oneOf(
      'municipality',
      'municipal-unit',
      'psychiatric-department',
      'cluster-unit',
      'region-wide',
      'sender-department',
      'none',
    ),
    ...sourced,
  },
  {
    items: list(itemKey, most),
    freeChoice: truth,
    receiverAdvises: truth,
    supplyDuty: truth,
    group: name,
    validFrom: day,
    validTo: day,
  },
);

const item = fields({ kind: oneOf(...itemKinds), label: localized, ...sourced }, { scope: word });

const reason = fields(
  { code: word, label: localized },
  { needs: oneOf('text', 'better-receiver', 'text-or-better-receiver'), escalatesUnderSupplyDuty: truth },
);

const event = fields(
  { type: word, by: oneOf('sender', 'receiver', 'either'), label: localized },
  { reasons: list(reason, most), requires: oneOf('startDate'), fields: anyObject },
);

const duration = matching(
  /^P(?!$)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?(T(?!$)(\d{1,4}H)?(\d{1,4}M)?(\d{1,5}S)?)?$/,
  'a duration, `PT4H`',
);
const rule = either(
  fields({ clock: oneOf('elapsed', 'working', 'calendar'), duration }),
  fields({ clock: oneOf('next-working-day'), at: matching(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time of day, `12:00`') }),
  fields({ clock: oneOf('at-once') }),
);
const condition = oneOf('effect-within-24-hours', 'always');
const reached = either(
  fields({ is: oneOf('part'), of: share() }),
  fields({ is: oneOf('due') }),
  fields({ is: oneOf('after-due', 'after-start', 'before-due'), rule }),
);
const audience = oneOf(
  'receiving-inbox',
  'sending-inbox',
  'receiving-duty-leader',
  'sending-clinician',
  'key-contacts',
  'management',
  'auditor-queue',
  'local-council',
  'cluster',
  'health-steering-group',
);
const level = fields(
  { rule: fields({ level: wholeNumber(0, 3), at: reached }), tells: list(audience, most), ...sourced },
  { when: condition },
);

const deadline = fields(
  {
    name: word,
    label: localized,
    waitsFor: oneOf('sender', 'receiver'),
    runsIn: list(word, most),
    counts: oneOf('after-start', 'before-effect', 'after-effect', 'after-moment', 'before-moment'),
    rules: list(fields({ when: condition, rule, ...sourced }), most),
    levels: list(level, most),
  },
  {
    onlyIf: either(
      fields({ is: oneOf('item'), item: itemKey }),
      fields({ is: oneOf('sent-on-twice', 'capacity-lacking') }),
    ),
    restartsOn: list(word, most),
    pausesWithQuestion: truth,
    moment: name,
  },
);

const moment = fields({
  name,
  label: localized,
  from: either(
    fields({ content: text(100) }),
    fields({ birthday: wholeNumber(0, 119) }),
    fields({ act: word }, { field: text(100) }),
  ),
  ...sourced,
});

const named = either(text(100), fields({ type: text(100) }, { params: anyObject }));
const transition = fields({}, { guard: named, target: text(200), actions: either(named, list(named, most)) });
const transitions = either(list(transition, most), transition);
const onEvents = mapOf(/^(act\.)?[a-z][a-z0-9-]{0,59}$/, transitions, most);

/** A state as it is written out; the states inside it are of the same form. */
const state: Form = (value, pointer) =>
  fields(
    {},
    {
      id: word,
      type: oneOf('final'),
      initial: word,
      entry: either(named, list(named, most)),
      meta: fields({ waitsFor: oneOf('sender', 'receiver') }),
      on: onEvents,
      always: transitions,
      states: mapOf(/^[a-z][a-z0-9-]{0,59}$/, state, most),
    },
  )(value, pointer);

/** The form of a pathway as one document; what the words in it mean is judged once a machine is made of it. */
export const documentForm: Form = fields(
  {
    format: oneOf('stafet-pathway/1'),
    id: word,
    version: wholeNumber(1, 9999),
    tier: oneOf(1, 2, 3),
    transfers: oneOf(true, false),
    name: localized,
    description: localized,
    routes: list(route, most),
    items: list(item, most),
    events: list(event, most),
    deadlines: list(deadline, most),
    contentSchema: anyObject,
    exampleContent: anyObject,
    source: text(1000),
    machine: fields({ initial: word, states: mapOf(/^[a-z][a-z0-9-]{0,59}$/, either(word, state), most) }),
  },
  {
    catalogueId: text(10),
    takesItemsOf: oneOf('returns'),
    needsEffectiveFrom: truth,
    stepsBefore: mapOf(/^\w[\w-]{0,59}$/, name, most),
    moments: list(moment, most),
    specialRules: list(fields({ text: localized, ...sourced }), most),
  },
);
