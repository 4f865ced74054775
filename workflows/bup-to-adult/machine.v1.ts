import { accepted, answered, asked, complete, draft, endings, held, rescheduled } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/** The young person meets both sides; either of them records it once, or that the young person does not want it. */
const holdJointMeeting = {
  guard: { type: 'isAct', params: { by: 'either', whileDoneFewerThan: 1 } },
  actions: ['countAct', 'tellSender', 'tellReceiver'],
} as const;

/** Where it stands with the joint meeting, which may have been held before the confirmation. */
const whetherTheyHaveMet = {
  always: [
    { guard: { type: 'wasDone', params: { act: 'hold-joint-meeting' } }, target: 'joint-meeting-held' },
    { target: 'joint-meeting-ahead' },
  ],
} as const;

const jointMeetingAhead = {
  meta: { waitsFor: 'sender' },
  on: { 'act.hold-joint-meeting': { ...holdJointMeeting, target: 'joint-meeting-held' } },
} as const;

/**
 * P07, overgang fra BUP til voksenpsykiatri: child and adolescent psychiatry hands a young person over to adult
 * psychiatry before the 21st birthday.
 *
 * «Patienter, som på henvisningstidspunktet er under 18 år, udredes og behandles i børne- og ungdomspsykiatrien, indtil
 * patienten fylder 21 år, hvor ansvaret for behandlingen overgår til voksenpsykiatrien.» [SEED] S2. The birthday moves
 * the duty to take over, not the fact: child and adolescent psychiatry (BUP) holds until somebody confirms, also after it.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'bup-to-adult.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // BUP opens the transition case, half a year before the birthday by default.
    draft,
    // Adult psychiatry has been asked. BUP holds the treatment and the medication, the birthday included.
    asked: { ...asked, on: { ...asked.on, 'act.hold-joint-meeting': holdJointMeeting } },
    answered,
    // Adult psychiatry has confirmed, and the agreed day is still ahead: BUP holds, and the two sides meet.
    accepted: {
      ...accepted,
      initial: 'confirmed',
      states: {
        confirmed: whetherTheyHaveMet,
        'joint-meeting-ahead': jointMeetingAhead,
        'joint-meeting-held': {},
      },
    },
    rescheduled,

    // Adult psychiatry holds it. Where the meeting was not held by then, it is still owed.
    transferred: {
      ...held,
      initial: 'taken-over',
      states: {
        'taken-over': whetherTheyHaveMet,
        'joint-meeting-ahead': jointMeetingAhead,
        'joint-meeting-held': { on: { complete } },
      },
    },

    ...endings,
  },
});
