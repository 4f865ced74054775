import {
  accepted,
  answered,
  asked,
  complete,
  completeOnceHandedOn,
  draft,
  endings,
  held,
  rescheduled,
} from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

const visitIn = (course: 'short' | 'f-act' | 'after-team') =>
  ({ type: 'isAct', params: { by: 'receiver', saying: { course } } }) as const;

const planExit = { guard: { type: 'isAct', params: { by: 'receiver' } }, actions: ['countAct', 'tellSender'] } as const;

/** Whoever takes over has confirmed in a handover of its own; only then can the team let go (INV-5). */
const exitConfirmed = {
  guard: { type: 'isAct', params: { by: 'receiver' } },
  target: 'handed-on',
  actions: ['countAct', 'tellSender'],
} as const;

/**
 * P13, udgående ambulante teams og F-ACT: a ward, a practice, a municipality or a botilbud hands the treatment to an
 * outreach team, and the team hands it on again.
 *
 * «Indsatsen i de udgående teams er ofte kortere-varende intensive forløb (4-8 uger).» [SEED] S2. The way back is a new
 * handover on this pathway, and the team holds the treatment until every receiver of it has confirmed.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'outreach-team.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // Why, to what end, for how long, what the others do meanwhile, and how it is to end.
    draft,
    // The team has been asked; whoever asks holds the treatment.
    asked,
    answered,
    accepted,
    rescheduled,

    transferred: {
      ...held,
      initial: 'to-be-visited',
      states: {
        // «kort reaktionstid»: the first visit says which course it is.
        'to-be-visited': {
          meta: { waitsFor: 'receiver' },
          on: {
            'act.first-visit': [
              { guard: visitIn('short'), target: 'short-course', actions: ['countAct', 'tellSender'] },
              { guard: visitIn('f-act'), target: 'f-act', actions: ['countAct', 'tellSender'] },
              { guard: visitIn('after-team'), target: 'after-team', actions: ['countAct', 'tellSender'] },
            ],
          },
        },
        // Four to eight weeks; from the third on, the exit is planned.
        'short-course': {
          meta: { waitsFor: 'receiver' },
          on: { 'act.plan-exit': { ...planExit, target: 'exit-planned' }, 'act.exit-confirmed': exitConfirmed },
        },
        'exit-planned': {
          meta: { waitsFor: 'receiver' },
          on: { 'act.plan-exit': planExit, 'act.exit-confirmed': exitConfirmed },
        },
        // «borgere med sværest grad af psykisk lidelse»: as long as it takes, and no clock of weeks.
        'f-act': { on: { 'act.plan-exit': planExit, 'act.exit-confirmed': exitConfirmed } },
        // The team has no part in it any more.
        'handed-on': { meta: { waitsFor: 'receiver' }, on: { complete: completeOnceHandedOn } },
        // The way back: the outpatient clinic, the practice or the municipality goes on in its own way.
        'after-team': { on: { complete } },
      },
    },

    ...endings,
  },
});
