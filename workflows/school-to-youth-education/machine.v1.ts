import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P21, skoleskifte: the school hands over what the youth education should know of a pupil's well-being.
 *
 * «vigtig viden om den unges trivsel overdrages fra folkeskolen til den modtagende ungdomsuddannelse» [SEED] S2. It is no
 * health data, and neither hospital nor GP takes part.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'school-to-youth-education.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The school writes, with the young person.
    draft,
    // The youth education has been asked. Until it confirms, it is the school that must see to the transition.
    asked,
    answered,
    // Confirmed, and the first school day is still ahead.
    accepted,
    rescheduled,
    // The youth education has taken over the task, and completes it when the start has gone well.
    transferred,
    ...endings,
  },
});
